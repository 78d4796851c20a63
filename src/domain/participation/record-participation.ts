import { findEntities, type FoundEntity } from '../../engine/write/find-entity';
import { toGlobalId } from '../../engine/model/global-id';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { recordCreated } from '../../engine/claims/record-created';
import { claimAndSettle, findExistingClaim } from '../claim/record-claim';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN, revise } from '../../engine/write/revise';
import { readAssertion, type Assertion } from '../../engine/claims/assertion';
import { concernsOf, type ClaimSubject } from '../../engine/claims/subject';
import { readEvidence, type Attribution } from '../../engine/claims/attribution';
import { useCase } from '../../engine/write/write';
import type { Participation, ParticipationRole } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { oneCountry } from '../../engine/claims/rules/attendance';
import type { RecordParticipationInput } from './participation.input';
import { representedCountry } from './represented-country';

/**
 * Records a participation and a claim about its status. If the participant already takes part in the same role, for
 * the same country if one is given, the claim is added to the ledger of that participation.
 */
export const recordParticipation = useCase(
  'recordParticipation',
  async (rec, input: RecordParticipationInput) => {
    const { role, level, status } = input;
    const { event, participant, country } = await findParties(rec, input);
    refuseForeignCountry(participant, country);
    await refuseReportedRole(rec, role, event);
    const attribution = await readEvidence(rec, input.evidence);
    const statements: Assertion[] = [
      await readAssertion(rec.tx, 'PARTICIPATION', { property: 'status', value: status }, ['status']),
      ...(level ? [{ property: 'level', value: level }] : []),
    ];

    const key = { eventId: event.id, participantId: participant.id, role };
    const known = await findKnown(rec, key, country?.id);
    if (known) {
      const subject: ClaimSubject = { kind: 'PARTICIPATION', id: known.id };
      const claim = await addToLedger(rec, subject, statements, attribution);
      if (country) await addCountry(rec, known.id, country, attribution);
      return { participation: `${known.id}`, claim: `${claim}` };
    }

    const countryId = country?.id ?? (await representedCountry(rec, participant, event));
    const [id] = (await rec.newIds(1)) as [bigint];
    const subject: ClaimSubject = { kind: 'PARTICIPATION', id };
    await rec.tx.participation.create({ data: { ...key, countryId, id, fromRecording: rec.id } });
    if (attribution.review === 'ACCEPTED') await refuseSecondCountry(rec, id);
    const given = { event: event.slug, participant: participant.slug, country: await slugOf(rec, countryId) };
    // The role of a draft is set on creation: the draft has to be found by it before any claim is accepted.
    const claims =
      attribution.review === 'ACCEPTED' ? [...statements, { property: 'role', value: role }] : statements;
    const [claim] = await recordCreated(rec, subject, claims, attribution, given, ['status']);
    return { participation: `${id}`, claim: `${claim}` };
  },
);

async function findParties(rec: RecordingTx, input: RecordParticipationInput) {
  const [event, participant, given] = await findEntities(rec.tx, [
    { reference: input.event, field: ['event'], kinds: ['EVENT'] },
    { reference: input.participant, field: ['participant'], kinds: ACTOR_KINDS },
    ...(input.country == null
      ? []
      : [{ reference: input.country, field: ['country'], kinds: ['COUNTRY'] as const }]),
  ]);
  if (!event || !participant) throw new Error('findEntities returns a result or throws');
  return { event, participant, country: given ?? null };
}

/** A country represents only itself. */
function refuseForeignCountry(participant: FoundEntity, country: FoundEntity | null): void {
  if (participant.kind !== 'COUNTRY' || country === null || country.id === participant.id) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['country'],
    `${participant.slug} is a country and represents itself; omit the country`,
  );
}

/**
 * Source and target roles are only for REPORTED events, which say who did something to whom and not who was
 * present.
 */
async function refuseReportedRole(rec: RecordingTx, role: ParticipationRole, event: FoundEntity) {
  if (role !== 'SOURCE' && role !== 'TARGET') return;
  const { status } = await rec.tx.event.findFirstOrThrow({ where: { id: event.id, toRecording: OPEN } });
  if (status === 'REPORTED') return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['role'],
    `${role} is a role in a REPORTED event, and ${event.slug} is ${status}; give a role such as HOST or GUEST`,
  );
}

/**
 * The participation to which the input refers: the one for this country, or the one whose country is unknown;
 * without a country, the only one, with effective ones taking precedence.
 */
async function findKnown(
  rec: RecordingTx,
  key: Pick<Participation, 'eventId' | 'participantId' | 'role'>,
  countryId: bigint | undefined,
): Promise<Participation | null> {
  const participations = await rec.tx.participation.findMany({ where: { ...key, toRecording: OPEN } });
  if (countryId !== undefined) {
    const isFor = (id: bigint | null) => participations.find((each) => each.countryId === id);
    return isFor(countryId) ?? isFor(null) ?? null;
  }
  const standing = participations.filter(({ effective }) => effective);
  const known = standing.length > 0 ? standing : participations;
  if (known.length <= 1) return known[0] ?? null;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['country'],
    'This participant takes part in this role for more than one country; name the country',
  );
}

/**
 * Sets the country of a participation for which it was unknown. The country is not subject to review, so a draft
 * may not set it.
 */
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
      `The country of ${toGlobalId('PARTICIPATION', id)} is not recorded, and a draft cannot set it; omit the country, or record it as ACCEPTED`,
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

/** Refuses a further participation in the same role for another country. */
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
  // The level may have been claimed together with an earlier status, and is not repeated.
  const newClaims: Assertion[] = [];
  for (const statement of rest) {
    if (!(await findExistingClaim(rec, subject, statement, attribution))) newClaims.push(statement);
  }
  return claimAndSettle(rec, subject, [status, ...newClaims], attribution, { field: ['status'] });
}
