import { factsOf } from './facts';
import type { Row } from './world';

/* The claims behind a value. */

/** The claims about a thing, if asked for with those about its facts and the rows from which these came. */
export async function claimsOf({ at, id }: Row, { includeFacts }: { includeFacts?: boolean | null } = {}) {
  const facts = includeFacts ? await factsOf(at, id) : [];
  const [subjects, rows] = [[id, ...facts.map((fact) => fact.id)], facts.map((fact) => fact.record_claim_id)];
  return (await at.listed('claim')).filter(
    (claim) => subjects.includes(claim.subject_id) || rows.includes(claim.id),
  );
}

export const latestFirst = (claims: readonly Row[]) =>
  [...claims].sort((a, b) => (a.said_on === b.said_on ? b.id - a.id : a.said_on < b.said_on ? 1 : -1));

/** Every claim about a fact, and the imported row from which it came, latest first. */
export const claimsBehind = async (row: Row): Promise<Row[]> =>
  latestFirst(
    (await row.at.listed('claim')).filter(
      ({ id, subject_id }) => subject_id === row.id || id === row.record_claim_id,
    ),
  );

/** The claims about a status, in that order, without denials and conditions. */
export async function ledgerOf(participation: Row): Promise<Row[]> {
  const { at, id } = participation;
  const effective = (await at.effective()).deciding(id, 'status');
  return effective
    .filter(({ stance }) => stance === 'SUPPORTS')
    .map(({ row }): Row => ({ ...row, id: row.id, __typename: 'Claim', at }))
    .sort((a, b) => {
      if (a.said_on !== b.said_on) return a.said_on < b.said_on ? -1 : 1;
      return a.recorded_in - b.recorded_in || a.id - b.id;
    });
}
