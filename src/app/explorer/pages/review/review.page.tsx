import { column } from '../../../../io/export/formats/csv-columns';
import { Evidence, plainId } from '../../components/evidence';
import { Head } from '../../components/head';
import { NextPage } from '../../components/pager';
import { type Thing, ThingLink } from '../../components/thing';
import { definePage, type Table } from '../../page';
import { counted, words } from '../../words';
import { type Draft, REVIEW_PAGE, type ReviewData } from './review.query';

/** Drafts that wait for a reviewer. Anybody may read them; with a key of a reviewer, the script of the page decides on them. */
export const reviewPage = definePage<ReviewData>({
  path: '/review',
  document: REVIEW_PAGE,
  variables: ({ search }) => ({ after: search.get('after') }),
  scripts: ['review'],
  present: ({ claims }) => ({
    title: 'Review',
    description: 'Drafts that wait for a reviewer.',
    body: <ReviewPage claims={claims} />,
    table: draftTable(claims.nodes),
  }),
});

function ReviewPage({ claims: { totalCount, nodes, pageInfo } }: ReviewData) {
  return (
    <>
      <Head
        kicker="Review"
        title={counted(totalCount, 'draft')}
        lead="Drafts wait for a reviewer. None of them changes an answer before it is accepted."
      />
      <div id="review">
        {nodes.map((draft) => (
          <section class="draft">
            <h2>
              {thingOf(draft) && <ThingLink thing={thingOf(draft)!} />}{' '}
              <span class="how">{draft.property}</span>
            </h2>
            <Evidence claim={draft} />
          </section>
        ))}
        <NextPage pageInfo={pageInfo} />
      </div>
    </>
  );
}

/** The thing whose page a draft is about. */
function thingOf({ subject }: Draft): Thing | null {
  if (subject.event) return subject.event;
  return subject.slug === undefined ? null : (subject as Thing);
}

const draftTable = (items: readonly Draft[]): Table => ({
  columns: [
    column<Draft>('claim', ({ id }) => plainId(id)),
    column<Draft>('subject', ({ subject }) => words(subject.__typename)),
    column<Draft>('thing_slug', (draft) => thingOf(draft)?.slug),
    column<Draft>('property', ({ property }) => property),
    column<Draft>('value', ({ value }) => JSON.stringify(value)),
    column<Draft>('modality', ({ modality }) => modality),
    column<Draft>('statement', ({ statement }) => statement),
    column<Draft>('quote', ({ quote }) => quote),
    column<Draft>('source', ({ source }) => plainId(source.id)),
    column<Draft>('group', ({ origin }) => origin?.group),
    column<Draft>('rule', ({ origin }) => origin?.rule),
    column<Draft>('effect', ({ effect }) => effect?.kind),
  ],
  items,
});
