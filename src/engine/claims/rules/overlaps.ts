import { toGlobalId } from '../../model/global-id';
import type { Rule } from './contradictions';
import { effective } from '../../model/effective';
import type { RecordingTx } from '../../write/recording';
import { OPEN } from '../../write/revise';
import { Prisma } from '../../../generated/prisma/client';
import { UserErrorCode } from '../../../platform/errors';
import { parseSpan, type Span } from '../../model/time/edtf';

/** Two tenures of the same leader, country and role of which one source says that they overlap. */
interface Overlap {
  id: bigint;
  term: string;
  otherId: bigint;
  otherTerm: string;
}

/** No source has one leader in one role of one country twice at a time. */
export const noOverlap: Rule = {
  concerns: { TENURE: 'any' },
  async find(rec, { TENURE: tenures = [] }) {
    const touched = new Set(tenures);
    const overlaps = await findOverlaps(rec, tenures);
    // Of two that came at once, it is the second that is too many.
    return overlaps
      .filter(({ id, otherId }) => !touched.has(otherId) || otherId < id)
      .map(({ id, term, otherId, otherTerm }) => ({
        culprits: [{ id, properties: ['term.start', 'term.end'] }],
        code: UserErrorCode.CONFLICT,
        message: `${term} overlaps ${toGlobalId('TENURE', otherId)}, the same office of the same leader by the same source, whose term is ${otherTerm}`,
      }));
  },
};

/**
 * Finds the tenures among these that certainly overlap another of the same leader, country and role of which the same
 * source speaks. Sources may differ from one another, and terms may touch: one ends the day the next begins.
 */
async function findOverlaps(rec: RecordingTx, tenureIds: readonly bigint[]): Promise<Overlap[]> {
  if (tenureIds.length === 0) return [];
  const rows = await rec.tx.$queryRaw<Overlap[]>`
    SELECT tenure.id, tenure.term_edtf AS term, other.id AS "otherId", other.term_edtf AS "otherTerm"
    FROM tenure JOIN tenure other ON other.leader_id = tenure.leader_id
      AND other.country_id = tenure.country_id AND other.role = tenure.role AND other.id <> tenure.id
    WHERE tenure.id = ANY(${[...tenureIds]}) AND tenure.to_recording = ${OPEN} AND other.to_recording = ${OPEN}
      AND EXISTS (${sourcesOf('tenure')} INTERSECT ${sourcesOf('other')})
    ORDER BY tenure.id, other.id`;
  return rows.filter(({ term, otherTerm }) => overlapsForCertain(parseSpan(term), parseSpan(otherTerm)));
}

/** The sources of the claims that hold a tenure up. */
const sourcesOf = (tenure: string) =>
  Prisma.raw(`
  SELECT source_id FROM claim
  WHERE (claim.subject_id = ${tenure}.id OR claim.id = ${tenure}.record_claim_id)
    AND claim.to_recording = ${OPEN} AND ${effective('claim').sql}`);

/** Whether two terms share more than a day on which one may end and the other begin, for certain. */
const overlapsForCertain = (a: Span, b: Span): boolean =>
  shareDays(a, b) || isSameDay(a, b) || liesWithin(a, b) || liesWithin(b, a);

/** Whether the days that both certainly have are more than one. */
function shareDays(a: Span, b: Span): boolean {
  if (!hasCertainDays(a) || !hasCertainDays(b)) return false;
  const start = [a.certainEarliest, b.certainEarliest]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  const end = [a.certainLatest, b.certainLatest].filter((day) => day !== null).sort()[0];
  return start === undefined || end === undefined || start < end;
}

const isSameDay = (a: Span, b: Span) => a.edtf === b.edtf && a.earliest === a.latest && hasCertainDays(a);

/**
 * Whether a term, wherever in its bounds it starts and ends (`2002-05`: somewhere in that May), lies between the first
 * and the last day that another certainly has. On either of those days itself the two might only touch.
 */
function liesWithin({ edtf, earliest, latest }: Span, other: Span): boolean {
  if (/[~?%]/.test(edtf) || !hasCertainDays(other)) return false;
  const { certainEarliest: first, certainLatest: last } = other;
  const startsWithin = first === null || (earliest !== null && earliest > first);
  const endsWithin = last === null || (latest !== null && latest < last);
  return startsWithin && endsWithin;
}

const hasCertainDays = (span: Span) => span.certainEarliest !== null || span.certainLatest !== null;
