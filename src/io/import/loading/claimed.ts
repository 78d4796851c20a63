import { prismaName } from '../../../engine/write/json-rows';
import { CLAIM_SUBJECT_KINDS } from '../../../engine/model/kinds';
import { keptOf } from '../../../engine/model/vocabulary';
import type { Batch } from '../commit/batch';

/** The columns of things and facts that are given without a claim until there is one, by the property of those claims. */
const DECIDED_BY_CLAIMS: Readonly<Record<string, string>> = Object.fromEntries(
  CLAIM_SUBJECT_KINDS.flatMap(keptOf)
    .filter(({ origin }) => origin === 'given')
    .flatMap(({ storage, properties }) =>
      storage.columns.map(({ name }) => [prismaName(name), properties[0]?.name ?? '']),
    ),
);

/** The patch without columns about which a claim was ever accepted: a file read again does not overrule a claim. */
export async function withoutClaimed<T extends object>(batch: Batch, id: bigint, patch: T): Promise<T> {
  const properties = Object.keys(patch).flatMap((column) => DECIDED_BY_CLAIMS[column] ?? []);
  if (properties.length === 0) return patch;
  const claims = await batch.rec.tx.claim.findMany({
    where: { subjectId: id, property: { in: properties }, review: 'ACCEPTED' },
  });
  const claimed = new Set(claims.map(({ property }) => property));
  return Object.fromEntries(
    Object.entries(patch).filter(([column]) => !claimed.has(DECIDED_BY_CLAIMS[column] ?? '')),
  ) as T;
}
