import { findEntities, type FoundEntity } from '../../engine/write/find-entity';
import { toGlobalId } from '../../engine/model/global-id';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { recordCreated } from '../../engine/claims/record-created';
import { claimAndSettle, findTold } from '../claim/record-claim';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { OPEN, revise } from '../../engine/write/revise';
import { readAssertion, type Assertion } from '../../engine/claims/assertion';
import { concernsOf, type ClaimSubject } from '../../engine/claims/subject';
import { readEvidence, type Attribution } from '../../engine/claims/attribution';
import { write, type Outcome } from '../../engine/write/write';
import type { Participation, ParticipationRole } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { oneCountry } from '../../engine/claims/rules/one-country';
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
    const attribution = await readEvidence(rec, input.evidence);
    const statements: Assertion[] = [
      await readAssertion(rec.tx, 'PARTICIPATION', { property: 'status', value: status }, ['status']),
      ...(level ? [{ property: 'level', value: level }] : []),
    ];

    const seat = { eventId: event.id, participantId: participant.id, role };
    const known = await findKnown(rec, seat, country?.id);
    if (known) {
      const subject: ClaimSubject = { kind: 'PARTICIPATION', id: known.id };
      const claim = await addToLedger(rec, subject, statements, attribution);
      if (country) await addCountry(rec, known.id, country, attribution);
      return { participation: `${known.id}`, claim: `${claim}` };
    }

    const countryId = country?.id ?? (await representedCountry(rec, participant, event));
    const [id] = (await rec.newIds(1)) as [bigint];
    const subject: ClaimSubject = { kind: 'PARTICIPATION', id };
    await rec.tx.participation.create({ data: { ...seat, countryId, id, fromRecording: rec.id } });
    if (attribution.review === 'ACCEPTED') await refuseSecondCountry(rec, id);
    const given = { event: event.slug, participant: participant.slug, country: await slugOf(rec, countryId) };
    // The role of a draft is what it was made with: it has to be known by it before anything of it is accepted.
    const asked =
      attribution.review === 'ACCEPTED' ? [...statements, { property: 'role', value: role }] : statements;
    const [claim] = await recordCreated(rec, subject, asked, attribution, given, ['status']);
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

/**
 * The participation that is meant: the one for this country, or that of which the country is not known yet; where none is
 * given, the only one there is, of those that stand before those that do not.
 */
async function findKnown(
  rec: RecordingTx,
  seat: Pick<Participation, 'eventId' | 'participantId' | 'role'>,
  countryId: bigint | undefined,
): Promise<Participation | null> {
  const seats = await rec.tx.participation.findMany({ where: { ...seat, toRecording: OPEN } });
  if (countryId !== undefined) {
    const isFor = (id: bigint | null) => seats.find((each) => each.countryId === id);
    return isFor(countryId) ?? isFor(null) ?? null;
  }
  const standing = seats.filter(({ effective }) => effective);
  const known = standing.length > 0 ? standing : seats;
  if (known.length <= 1) return known[0] ?? null;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['country'],
    'This participant takes part in this role for more than one country; say for which',
  );
}

/** Notes for which country somebody takes part of whom it was not known. Nobody is asked about that later, so no draft may. */
async function addCountry(
  rec: RecordingTx,
  id: bigint,
  country: FoundEntity,
  { review }: Attribution,
): Promise<void> {
  const current = await rec.tx.participation.findFirstOrThrow({ where: { id, toRecording: OPEN } });
  if (current.countryId !== null) return;
  if (review !== 'ACCEPTED') {
    throw new Refusal(
      UserErrorCode.CONFLICT,
      ['country'],
      `For which country is not recorded of ${toGlobalId('PARTICIPATION', id)}, and a draft cannot add it; leave the country out, or record it as ACCEPTED`,
    );
  }
  const revised = await revise(rec, 'participation', current, { countryId: country.id });
  rec.change({
    action: 'UPDATED',
    subjectKind: 'PARTICIPATION',
    subjectId: id,
    concerns: concernsOf(revised),
    fields: ['country'],
    before: { country: null },
    after: { country: country.slug },
  });
}

/** Refuses a participation beside one in the same role for another country. */
async function refuseSecondCountry(rec: RecordingTx, id: bigint): Promise<void> {
  const [twice] = await oneCountry.find(rec, { PARTICIPATION: [id] });
  if (twice) throw new Refusal(twice.code, ['country'], twice.message);
}

async function slugOf(rec: RecordingTx, id: bigint | null): Promise<string | null> {
  return id === null ? null : (await rec.tx.entity.findUniqueOrThrow({ where: { id } })).slug;
}

async function addToLedger(
  rec: RecordingTx,
  subject: ClaimSubject,
  [status, ...rest]: readonly Assertion[],
  attribution: Attribution,
): Promise<bigint> {
  if (!status) throw new Error('A participation has a status');
  // The level may have been told along with an earlier status; once is enough.
  const untold: Assertion[] = [];
  for (const statement of rest) {
    if (!(await findTold(rec, subject, statement, attribution))) untold.push(statement);
  }
  return claimAndSettle(rec, subject, [status, ...untold], attribution, { field: ['status'] });
}
