import type { Claim, Tenure } from '../generated/prisma/client';
import { toGlobalId } from '../entity/global-id';
import type { RecordingTx } from '../evidence/recording';
import { OPEN } from '../evidence/revise';
import { holdsUp } from '../evidence/standing';
import { Refusal, UserErrorCode } from '../platform/errors';
import { parseSpan, type Span } from '../time/edtf';

/**
 * Refuses, as CONFLICT, a tenure that certainly overlaps another of the same leader, country and role of which the
 * same source speaks. Sources may differ from one another, and terms may touch: one ends the day the next begins.
 */
export async function refuseOverlap(
  rec: RecordingTx,
  tenure: Tenure,
  claims: readonly Claim[],
  field: readonly string[] | null,
): Promise<void> {
  const { id, leaderId, countryId, role } = tenure;
  const others = await rec.tx.tenure.findMany({
    where: { leaderId, countryId, role, id: { not: id }, toRecording: OPEN },
  });
  const term = parseSpan(tenure.termEdtf);
  const overlapping = others.filter((other) => overlapsForCertain(term, parseSpan(other.termEdtf)));
  if (overlapping.length === 0) return;

  const sourceIds = claims.filter(holdsUp).map(({ sourceId }) => sourceId);
  const sameSource = await rec.tx.claim.findFirst({
    where: {
      subjectId: { in: overlapping.map((other) => other.id) },
      sourceId: { in: sourceIds },
      toRecording: OPEN,
      review: 'ACCEPTED',
      retractedIn: null,
      rank: { not: 'DEPRECATED' },
    },
  });
  const other = overlapping.find((candidate) => candidate.id === sameSource?.subjectId);
  if (!other) return;
  throw new Refusal(
    UserErrorCode.CONFLICT,
    field,
    `${term.edtf} overlaps ${toGlobalId('TENURE', other.id)}, the same office of the same leader by the same source, whose term is ${other.termEdtf}`,
  );
}

/** Whether two spans share more than one day for certain. */
function overlapsForCertain(a: Span, b: Span): boolean {
  if (!isKnown(a) || !isKnown(b)) return false;
  const start = [a.certainEarliest, b.certainEarliest]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  const end = [a.certainLatest, b.certainLatest].filter((day) => day !== null).sort()[0];
  return start === undefined || end === undefined || start < end;
}

const isKnown = (span: Span) => span.certainEarliest !== null || span.certainLatest !== null;
