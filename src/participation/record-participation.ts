import { findEntities, type FoundEntity } from '../entity/find-entity';
import { ACTOR_KINDS } from '../entity/kinds';
import { refuseEarlyStatus } from '../evidence/attendance';
import { introduce } from '../evidence/introduce';
import { claimAndSettle, findTold } from '../evidence/record-claim';
import type { RecordingTx, WriteDeps } from '../evidence/recording';
import { OPEN } from '../evidence/revise';
import { readStatement, type Statement } from '../evidence/statement';
import type { ClaimSubject } from '../evidence/subject';
import { readEvidence, type Voice } from '../evidence/voice';
import { write, type Outcome } from '../evidence/write';
import type { Participation, ParticipationRole } from '../generated/prisma/client';
import { Refusal, UserErrorCode } from '../platform/errors';
import type { RecordParticipationInput } from './participation.input';
import { representedCountry } from './represented-country';

/**
 * Adds a participant with the claim that says so. Whoever takes part already in the same role, for the same country
 * where one is given, gets a further claim instead: that is how a ledger grows.
 */
export function recordParticipation(
  deps: WriteDeps,
  actor: string,
  input: RecordParticipationInput,
): Promise<Outcome<{ participation: string; claim: string }>> {
  return write(deps, { actor, operation: 'recordParticipation', input }, async (rec) => {
    const { role, level, status } = input;
    const { event, participant, country } = await findParties(rec, input);
    refuseForeignCountry(participant, country);
    await refuseReportedRole(rec, role, event);
    const voice = await readEvidence(rec, input.evidence);
    const statements: Statement[] = [
      await readStatement(rec.tx, 'PARTICIPATION', { property: 'status', value: status }, ['status']),
      ...(level ? [{ property: 'level', value: level }] : []),
    ];

    const seat = { eventId: event.id, participantId: participant.id, role };
    const known = await findKnown(rec, seat, country?.id);
    if (known) {
      const subject: ClaimSubject = { kind: 'PARTICIPATION', id: known.id };
      return { participation: `${known.id}`, claim: `${await addToLedger(rec, subject, statements, voice)}` };
    }

    const countryId = country?.id ?? (await representedCountry(rec, participant, event));
    const [id] = (await rec.newIds(1)) as [bigint];
    const subject: ClaimSubject = { kind: 'PARTICIPATION', id };
    await rec.tx.participation.create({ data: { ...seat, countryId, id, fromRecording: rec.id } });
    await refuseEarlyStatus(rec.tx, subject, statements[0] as Statement, voice.saidOn, ['status']);
    const given = { event: event.slug, participant: participant.slug, country: await slugOf(rec, countryId) };
    const asked = [...statements, { property: 'role', value: role }];
    const [claim] = await introduce(rec, subject, asked, voice, given);
    return { participation: `${id}`, claim: `${claim}` };
  });
}

async function findParties(rec: RecordingTx, input: RecordParticipationInput) {
  const [event, participant, given] = await findEntities(rec.tx, [
    { reference: input.event, field: ['event'], kinds: ['EVENT'] },
    { reference: input.participant, field: ['participant'], kinds: ACTOR_KINDS },
    ...(input.country == null
      ? []
      : [{ reference: input.country, field: ['country'], kinds: ['COUNTRY'] as const }]),
  ]);
  if (!event || !participant) throw new Error('findEntities answers or throws');
  return { event, participant, country: given ?? null };
}

/** A country speaks for nobody but itself. */
function refuseForeignCountry(participant: FoundEntity, country: FoundEntity | null): void {
  if (participant.kind !== 'COUNTRY' || country === null || country.id === participant.id) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['country'],
    `${participant.slug} is a country and represents itself; leave the country out`,
  );
}

/** Only of what is known from reports alone it is told who did something to whom, and not who was there. */
async function refuseReportedRole(rec: RecordingTx, role: ParticipationRole, event: FoundEntity) {
  if (role !== 'SOURCE' && role !== 'TARGET') return;
  const { status } = await rec.tx.event.findFirstOrThrow({ where: { id: event.id, toRecording: OPEN } });
  if (status === 'REPORTED') return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['role'],
    `${role} is a role in an event that is REPORTED, and ${event.slug} is ${status}; give the part that was taken in it, such as HOST or GUEST`,
  );
}

/** The participation that is meant: for this country, or, where none is given, the only one there is. */
async function findKnown(
  rec: RecordingTx,
  seat: Pick<Participation, 'eventId' | 'participantId' | 'role'>,
  countryId: bigint | undefined,
): Promise<Participation | null> {
  const known = await rec.tx.participation.findMany({ where: { ...seat, countryId, toRecording: OPEN } });
  if (known.length <= 1) return known[0] ?? null;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['country'],
    'This participant takes part in this role for more than one country; say for which',
  );
}

async function slugOf(rec: RecordingTx, id: bigint | null): Promise<string | null> {
  return id === null ? null : (await rec.tx.entity.findUniqueOrThrow({ where: { id } })).slug;
}

async function addToLedger(
  rec: RecordingTx,
  subject: ClaimSubject,
  [status, ...rest]: readonly Statement[],
  voice: Voice,
): Promise<bigint> {
  if (!status) throw new Error('A participation has a status');
  await refuseEarlyStatus(rec.tx, subject, status, voice.saidOn, ['status']);
  // The level may have been told along with an earlier status; once is enough.
  const untold: Statement[] = [];
  for (const statement of rest) {
    if (!(await findTold(rec, subject, statement, voice))) untold.push(statement);
  }
  return claimAndSettle(rec, subject, [status, ...untold], voice, { field: ['status'] });
}
