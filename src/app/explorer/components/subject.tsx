import { lowerWords } from '../words';
import { type Thing, ThingLink } from './thing';

/** The subject of a claim, as selected by the fragment Subject: a thing, or a fact that connects things. */
export interface SubjectItem extends Partial<Thing> {
  readonly __typename: string;
  readonly id?: string;
  readonly event?: Thing;
  readonly participant?: Thing;
  readonly type?: string;
  readonly subject?: Thing;
  readonly object?: Thing;
  readonly office?: string;
  readonly leader?: Thing;
  readonly country?: Thing;
}

/** What a claim is about, with links to the things that it connects. */
export function Subject({ subject }: { readonly subject: SubjectItem }) {
  switch (subject.__typename) {
    case 'Participation':
      return (
        <>
          <ThingLink thing={subject.participant!} /> at <ThingLink thing={subject.event!} />
        </>
      );
    case 'Relationship':
      return (
        <>
          {lowerWords(subject.type!)} of <ThingLink thing={subject.subject!} /> and{' '}
          <ThingLink thing={subject.object!} />
        </>
      );
    case 'Tenure':
      return (
        <>
          <ThingLink thing={subject.leader!} />, {subject.office} of <ThingLink thing={subject.country!} />
        </>
      );
    default:
      return <ThingLink thing={subject as Thing} />;
  }
}

/** The slugs of the things that a subject connects. */
export const slugsOf = ({
  slug,
  participant,
  event,
  subject,
  object,
  leader,
  country,
}: SubjectItem): string =>
  [slug, ...[participant, event, subject, object, leader, country].map((thing) => thing?.slug)]
    .filter((each) => each !== undefined)
    .join('|');
