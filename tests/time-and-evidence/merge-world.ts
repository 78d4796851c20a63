import { withoutTimes } from '../support/without-times';
import type { Made } from '../support/factories';
import type { Rostrum } from '../support/rostrum';

const PAGE = '(first: 100)';
const PERSON = '{ ... on Node { id } ... on Entity { slug name } }';
const CLAIM = `{ id property value stance rank review retractedAt statement subject { ... on Node { id } } speaker ${PERSON} source { id } }`;
const PARTICIPATION = `{ id role level status confidence reason event { id slug } participant ${PERSON} country { id slug } claims ${CLAIM} ledger { status } }`;
const RELATIONSHIP = `{ id type directed status valid { edtf } polarity subject ${PERSON} object ${PERSON} claims ${CLAIM} }`;
const TENURE = `{ id role office term { edtf } leader { id slug } country { id slug } claims ${CLAIM} }`;
const THING = `id slug name ko: name(language: "ko") names { value language kind } externalIds { scheme value valid { edtf } } claims${PAGE} { totalCount nodes ${CLAIM} }`;

/** All queries about a small world, without versions and histories. */
const EVERYTHING = `
  countries${PAGE} { totalCount nodes { ${THING} iso3 region capital borders { id } participations${PAGE} { nodes { id } } relationships${PAGE} { nodes { id } } tenures${PAGE} { nodes { id } } events${PAGE} { nodes { id } } } }
  leaders${PAGE} { totalCount nodes { ${THING} born { edtf } died { edtf } country { id } participations${PAGE} { nodes { id } } relationships${PAGE} { nodes { id } } tenures${PAGE} { nodes { id } } events${PAGE} { nodes { id } } } }
  organizations${PAGE} { totalCount nodes { ${THING} kind country { id } members { ... on Node { id } } relationships${PAGE} { nodes { id } } events${PAGE} { nodes { id } } } }
  events${PAGE} { totalCount nodes { ${THING} summary type status time { edtf } place { name country { id slug } } series { id } edition superEvent { id } subEvents { id } quantities { property value low high unit claims ${CLAIM} } participations${PAGE} { totalCount nodes ${PARTICIPATION} } } }
  relationships${PAGE} { totalCount nodes ${RELATIONSHIP} }
  tenures${PAGE} { totalCount nodes ${TENURE} }
  claims${PAGE} { totalCount nodes ${CLAIM} }
  search(query: "name", first: 50) { totalCount nodes { ... on Entity { id } } }`;

/** The results of all queries, now or at an earlier time, byte for byte. */
export async function everything({ ask }: Rostrum, knownAt?: string, saidBy?: string): Promise<string> {
  const answer = await ask(
    `query ($at: DateTime, $said: Date) { asOf(knownAt: $at, saidBy: $said) { ${EVERYTHING} } }`,
    { at: knownAt ?? null, said: saidBy ?? null },
  );
  return JSON.stringify(withoutTimes(answer.asOf), null, 1);
}

/** A moment by which everything so far had been recorded, and nothing that follows. */
export async function moment(): Promise<string> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 4));
  await pause();
  const now = new Date().toISOString();
  await pause();
  return now;
}

const ANSWER = '{ entity { id slug version name } userErrors { code field message } }';

/** Merges as a reviewer: `tell…` with any outcome, the others must not be refused. */
export function merging(rostrum: () => Rostrum) {
  const tellMerge = (keep: string, absorb: string, more: object = {}) =>
    rostrum().tell(
      'mergeEntities',
      { keep, absorb, reason: 'One and the same', ...more },
      ANSWER,
      'REVIEWER',
    );
  const tellUnmerge = (absorbed: string, more: object = {}) =>
    rostrum().tell('unmergeEntity', { absorbed, reason: 'Two after all', ...more }, ANSWER, 'REVIEWER');
  const accepted = async (payload: Promise<{ entity: any; userErrors: unknown[] }>) => {
    const { entity, userErrors } = await payload;
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return entity;
  };
  return {
    tellMerge,
    tellUnmerge,
    merge: (keep: Made, absorb: Made) => accepted(tellMerge(keep.id, absorb.slug)),
    unmerge: (absorbed: Made) => accepted(tellUnmerge(absorbed.slug)),
    /** The participations of a leader and the claims about them, by either slug. */
    presence: async ({ slug }: Made) =>
      (
        await rostrum().ask(
          `{ leader(slug: "${slug}") { slug participations { nodes { id status claims { id } } } claims { nodes { id } } } }`,
        )
      ).leader,
  };
}
