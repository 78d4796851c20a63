import type { Prisma, Stance } from '../../generated/prisma/client';
import { findEntity } from '../write/find-entity';
import { Refusal } from '../../platform/errors';
import type { ClaimSubjectKind, ClaimSubject } from './subject';
import { checkClaim, boundsOf } from '../model/vocabulary';
import type { RecordingTx } from '../write/recording';
import type { Attribution } from './attribution';

/** What a claim asserts: a property of the vocabulary and its value, normalized. */
export interface Assertion {
  property: string;
  value: unknown;
}

/** Checks an assertion against the vocabulary; `field` is the path of the value in the input. */
export async function readAssertion(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  { property, value }: Assertion,
  field: readonly string[] = ['value'],
): Promise<Assertion> {
  const checked = reportingAt(field, 'value', () => checkClaim({ subjectKind: kind, property, value }));
  if (kind !== 'EVENT' || property !== 'place') return { property, value: checked };
  const place = checked as { country?: string };
  if (place.country === undefined) return { property, value: place };
  // The slug is stored, however the country was given: it is readable and names the same country in every export.
  const country = await findEntity(tx, {
    reference: place.country,
    field: [...field, 'country'],
    kinds: ['COUNTRY'],
  });
  return { property, value: { ...place, country: country.slug } };
}

/** Checks what an input says of properties that are fields of it; those that it omits are left out. */
export async function readAssertions(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  said: Readonly<Record<string, unknown>>,
): Promise<Assertion[]> {
  const assertions: Assertion[] = [];
  for (const [property, value] of Object.entries(said)) {
    if (value != null) assertions.push(await readAssertion(tx, kind, { property, value }, [property]));
  }
  return assertions;
}

/** Runs a check and reports its errors about `argument` at `field`, where the argument is in the input. */
function reportingAt<T>(field: readonly string[], argument: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal) || error.field?.[0] !== argument) throw error;
    throw new Refusal(error.code, [...field, ...error.field.slice(1)], error.message);
  }
}

/** Adds one claim for each assertion, all with the same attribution; returns their ids in order. Does not settle. */
export async function addClaims(
  rec: RecordingTx,
  subject: ClaimSubject,
  assertions: readonly Assertion[],
  attribution: Attribution,
  stance: Stance = 'SUPPORTS',
): Promise<bigint[]> {
  const ids = await rec.newIds(assertions.length);
  await rec.tx.claim.createMany({
    data: assertions.map(({ property, value }, index) => ({
      ...attribution,
      id: ids[index],
      fromRecording: rec.id,
      recordedIn: rec.id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      property,
      value: value as Prisma.InputJsonValue,
      ...boundsOf(subject.kind, property, value),
      stance,
    })),
  });
  return ids;
}
