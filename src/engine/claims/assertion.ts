import type { Prisma } from '../../generated/prisma/client';
import { findEntity } from '../write/find-entity';
import { Refusal } from '../../platform/errors';
import type { ClaimSubjectKind } from './subject';
import { checkClaim } from '../model/vocabulary';

/** What is said of a subject: a property of the vocabulary and its value, normalised. */
export interface Assertion {
  property: string;
  value: unknown;
}

/** Checks a statement against the vocabulary; `field` is where the value stands in the input. */
export async function readAssertion(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  { property, value }: Assertion,
  field: readonly string[] = ['value'],
): Promise<Assertion> {
  const checked = blaming(field, 'value', () => checkClaim({ subjectKind: kind, property, value }));
  if (kind !== 'EVENT' || property !== 'place') return { property, value: checked };
  const place = checked as { country?: string };
  if (place.country === undefined) return { property, value: place };
  // Whatever was given, the slug is kept: it reads well, and names the same country in every export.
  const country = await findEntity(tx, {
    reference: place.country,
    field: [...field, 'country'],
    kinds: ['COUNTRY'],
  });
  return { property, value: { ...place, country: country.slug } };
}

/** Runs a rule that blames its own argument, and puts the blame where that stands in the input. */
function blaming<T>(field: readonly string[], argument: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal) || error.field?.[0] !== argument) throw error;
    throw new Refusal(error.code, [...field, ...error.field.slice(1)], error.message);
  }
}
