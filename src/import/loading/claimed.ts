import { prismaName } from '../../evidence/json-rows';
import { OPEN } from '../../evidence/revise';
import { CLAIM_SUBJECT_KINDS } from '../../entity/kinds';
import { keptOf } from '../../evidence/vocabulary';
import type { Batch } from './batch';

/** The columns of things and facts that are given without a claim until there is one, by the property of those claims. */
const DECIDED_BY_CLAIMS: Readonly<Record<string, string>> = Object.fromEntries(
  CLAIM_SUBJECT_KINDS.flatMap(keptOf)
    .filter(({ origin }) => origin === 'given')
    .flatMap(({ storage, properties }) =>
      storage.columns.map(({ name }) => [prismaName(name), properties[0]?.name ?? '']),
    ),
);

/** The patch without columns about which something was claimed: a file read again does not overrule a claim. */
export async function withoutClaimed<T extends object>(batch: Batch, id: bigint, patch: T): Promise<T> {
  const properties = Object.keys(patch).flatMap((column) => DECIDED_BY_CLAIMS[column] ?? []);
  if (properties.length === 0) return patch;
  const claims = await batch.rec.tx.claim.findMany({
    where: { subjectId: id, property: { in: properties }, toRecording: OPEN },
  });
  const claimed = new Set(claims.map(({ property }) => property));
  return Object.fromEntries(
    Object.entries(patch).filter(([column]) => !claimed.has(DECIDED_BY_CLAIMS[column] ?? '')),
  ) as T;
}
