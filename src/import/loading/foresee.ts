import { groupBy } from '../../evidence/group-by';
import { holdsUp, standingColumns, type HeardClaim } from '../../evidence/standing';
import { Refusal } from '../../platform/errors';
import type { Batch } from './batch';

/** The properties of each kind of fact that settle its columns. */
const SETTLING = {
  EVENT: ['type', 'status', 'time', 'place'],
  PARTICIPATION: ['status', 'level', 'reason'],
  RELATIONSHIP: ['status', 'valid', 'polarity', 'reason'],
  TENURE: ['term.start', 'term.end', 'office'],
} as const;
type FactKind = keyof typeof SETTLING;

/**
 * Gives the facts that a batch is about to insert what their claims in this batch come to. settle would correct them one
 * by one afterwards; so it finds them right, and only has to say no where they come to nonsense.
 */
export function foresee(batch: Batch): void {
  const { inserts, known } = batch;
  const reliability = new Map(
    [...known.keyed.source.values()].map((source) => [source.id, source.reliability]),
  );
  // What is to be inserted has every column that decides what stands; load-claim writes them all.
  const heard = (inserts.claim as HeardClaim[]).map((claim) => ({
    ...claim,
    reliability: reliability.get(claim.sourceId) ?? 'F',
  }));
  const about = groupBy(heard, ({ subjectId }) => subjectId);
  const settleRows = (kind: FactKind, rows: { id?: bigint | number }[]) =>
    rows.forEach((row) => Object.assign(row, columnsFor(batch, kind, about.get(row.id as bigint) ?? [])));
  settleRows('EVENT', inserts.event);
  settleRows('PARTICIPATION', inserts.participation);
  settleRows('RELATIONSHIP', inserts.relationship);
  settleRows('TENURE', inserts.tenure);
}

function columnsFor({ known }: Batch, kind: FactKind, claims: readonly HeardClaim[]): object {
  const isRoleClaimed = kind === 'PARTICIPATION' && claims.some(({ property }) => property === 'role');
  const properties = [...SETTLING[kind], ...(isRoleClaimed ? ['role'] : [])];
  const supported = claims.some(holdsUp);
  try {
    const { columns, placeCountry } = standingColumns(kind, claims, properties, null);
    const country = placeCountry === null ? undefined : known.things.get(placeCountry);
    return { ...columns, ...(country && { placeCountryId: country.id }), supported };
  } catch (error) {
    // settle comes to the same end, and knows which lines are to blame.
    if (error instanceof Refusal) return {};
    throw error;
  }
}
