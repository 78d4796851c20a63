import { toGlobalId } from '../../model/global-id';
import type { Rule } from './contradictions';
import { effective } from '../../model/what-stands';
import type { RecordingTx } from '../../write/recording';
import { OPEN } from '../../write/revise';
import { Prisma } from '../../../generated/prisma/client';
import { UserErrorCode } from '../../../platform/errors';
import { parseSpan, type Span } from '../../model/time/edtf';

/** Two overlapping tenures of one leader, country and role that have a source in common. */
interface Overlap {
  id: bigint;
  term: string;
  otherId: bigint;
  otherTerm: string;
}

/** No source has two overlapping terms of one leader in one role of one country. */
export const noOverlap: Rule = {
  concerns: { TENURE: 'any' },
  async find(rec, { TENURE: tenures = [] }) {
    const touched = new Set(tenures);
    const overlaps = await findOverlaps(rec, tenures);
    // Of two new tenures, the second is at fault.
    return overlaps
      .filter(({ id, otherId }) => !touched.has(otherId) || otherId < id)
      .map(({ id, term, otherId, otherTerm }) => ({
        culprits: [id, otherId].map((each) => ({ id: each, properties: ['term.start', 'term.end'] })),
        code: UserErrorCode.CONFLICT,
        message: `${term} overlaps ${toGlobalId('TENURE', otherId)}, the same office of the same leader by the same source, whose term is ${otherTerm}`,
      }));
  },
};

/**
 * Finds the tenures among these that certainly overlap another of the same leader, country and role from the same
 * source. Sources may contradict each other, and terms may touch: one ends on the day on which the next begins.
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

/** The sources of the claims that support a tenure. */
const sourcesOf = (tenure: string) =>
  Prisma.raw(`
  SELECT source_id FROM claim
  WHERE (claim.subject_id = ${tenure}.id OR claim.id = ${tenure}.record_claim_id)
    AND claim.to_recording = ${OPEN} AND ${effective('claim').sql}`);

/** Whether two terms certainly share more than the day on which one ends and the other begins. */
const overlapsForCertain = (a: Span, b: Span): boolean =>
  shareDays(a, b) || isSameDay(a, b) || liesWithin(a, b) || liesWithin(b, a);

/** Whether the two share more than one certain day. */
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
 * Whether a term, wherever in its bounds it starts and ends (`2002-05`: some day of that May), lies strictly between
 * the first and the last certain day of another. A term that reaches one of these days may only touch it.
 */
function liesWithin({ edtf, earliest, latest }: Span, other: Span): boolean {
  if (/[~?%]/.test(edtf) || !hasCertainDays(other)) return false;
  const { certainEarliest: first, certainLatest: last } = other;
  const startsWithin = first === null || (earliest !== null && earliest > first);
  const endsWithin = last === null || (latest !== null && latest < last);
  return startsWithin && endsWithin;
}

const hasCertainDays = (span: Span) => span.certainEarliest !== null || span.certainLatest !== null;
