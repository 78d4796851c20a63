import type { Prisma } from '../generated/prisma/client';
import { findEntity } from '../entity/find-entity';
import { Refusal } from '../platform/errors';
import { checkLedger } from './ledger';
import { OPEN } from './revise';
import type { ClaimSubject, ClaimSubjectKind } from './subject';
import { checkClaim } from './vocabulary';

/** What is said of a subject: a property of the vocabulary and its value, normalised. */
export interface Statement {
  property: string;
  value: unknown;
}

/** Checks a statement against the vocabulary; `field` is where the value stands in the input. */
export async function readStatement(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  { property, value }: Statement,
  field: readonly string[] = ['value'],
): Promise<Statement> {
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

/** Refuses to say who came before an event can have begun; `field` is where the status stands in the input. */
export async function refuseEarlyAttendance(
  tx: Prisma.TransactionClient,
  subject: ClaimSubject,
  statement: Statement,
  saidOn: Date,
  field: readonly string[] = ['value'],
): Promise<void> {
  if (subject.kind !== 'PARTICIPATION' || statement.property !== 'status') return;
  const { eventId } = await tx.participation.findFirstOrThrow({
    where: { id: subject.id, toRecording: OPEN },
  });
  const event = await tx.event.findFirstOrThrow({ where: { id: eventId, toRecording: OPEN } });
  const claim = {
    status: statement.value as Parameters<typeof checkLedger>[0]['status'],
    saidOn,
    eventEarliest: event.timeEarliest,
  };
  blaming(field, 'status', () => checkLedger(claim));
}

// The rules name their own argument; in the input it stands elsewhere.
function blaming<T>(field: readonly string[], argument: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal) || error.field?.[0] !== argument) throw error;
    throw new Refusal(error.code, [...field, ...error.field.slice(1)], error.message);
  }
}
