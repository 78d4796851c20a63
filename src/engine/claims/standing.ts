import type { Claim, SourceReliability } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { EdtfError } from '../model/time/edtf';
import type { Columns, Standing, Standings, Storage } from '../model/storage';
import type { ClaimSubjectKind } from './subject';
import { findProperty, storedValuesAmong, orderOf, type StoredValue } from '../model/vocabulary';
import { isEffective, outranksGiven, reliabilityOfGiven, whatStands } from '../model/what-stands';
import { groupBy } from '../model/group-by';
import type { RecordingTx } from '../write/recording';
import { OPEN } from '../write/revise';

/** The columns of a claim that decide what stands, with the reliability of its source. */
export type RatedClaim = Claim & { reliability: SourceReliability };

/** The columns that follow from the claims that stand. */
export interface Settlement {
  columns: Columns;
  /** What was set without a claim, to which the fact returns because no claim that outranks it stands. */
  returned: StoredValue[];
}

/** The claim that stands about a property, among all the claims about its subject. */
export const standingOf = (claims: readonly RatedClaim[], property: string): RatedClaim | null =>
  whatStands(
    orderOf(property),
    claims.filter((claim) => claim.property === property),
  );

/**
 * The value of a property that claims leave undecided, since each is denied or HYPOTHETICAL; null where there is none about
 * it, or it has no such value.
 */
function undecided(kind: ClaimSubjectKind, claims: readonly RatedClaim[], property: string): Standing {
  const value = findProperty(kind, property)?.undecided;
  if (value === undefined) return null;
  const isClaimed = claims.some((claim) => claim.property === property && isEffective(claim));
  return isClaimed ? { value, confidence: null } : null;
}

/**
 * The columns of these properties as the claims about one subject decide them; a country as its slug. Refuses, at
 * `field`, ends that make no term.
 */
export function standingColumns(
  kind: ClaimSubjectKind,
  claims: readonly RatedClaim[],
  properties: readonly string[],
  field: readonly string[] | null,
): Settlement {
  const settlement: Settlement = { columns: {}, returned: [] };
  for (const stored of storedValuesAmong(kind, properties)) {
    const decided: Record<string, Standing> = {};
    let isOutranked = false;
    for (const { name } of stored.properties) {
      const claim = standingOf(claims, name);
      decided[name] = claim ?? undecided(kind, claims, name);
      isOutranked ||= claim !== null && outranksGiven(claim, reliabilityOfGiven(claims));
    }
    Object.assign(settlement.columns, written(stored.storage, decided, field));
    if (!isOutranked && stored.origin === 'given') settlement.returned.push(stored);
  }
  return settlement;
}

function written(storage: Storage, standing: Standings, field: readonly string[] | null): Columns {
  try {
    return storage.write(standing);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `The claims that stand would make no valid ${storage.field}: ${error.message}`,
    );
  }
}

/** The current claims about these subjects, by subject, each with the reliability of its source. */
export async function findRatedClaims(
  rec: RecordingTx,
  ids: readonly bigint[],
  properties: string[] | undefined,
): Promise<Map<bigint, RatedClaim[]>> {
  const claims = await rec.tx.claim.findMany({
    where: { subjectId: { in: [...ids] }, property: { in: properties }, toRecording: OPEN },
  });
  const sourceIds = [...new Set(claims.map(({ sourceId }) => sourceId))];
  const sources = await rec.tx.source.findMany({ where: { id: { in: sourceIds }, toRecording: OPEN } });
  const reliability = new Map(sources.map((source) => [source.id, source.reliability]));
  const rated = claims.map((claim) => ({ ...claim, reliability: reliability.get(claim.sourceId) ?? 'F' }));
  return groupBy(rated, ({ subjectId }) => subjectId);
}
