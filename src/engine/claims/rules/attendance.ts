import { toGlobalId } from '../../model/global-id';
import { Prisma, type AttendanceStatus, type EventStatus } from '../../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../../platform/errors';
import { dayOf } from '../../model/time/span';
import type { Contradiction, Rule } from './contradictions';
import { effective } from '../../model/what-stands';
import { findRatedClaims, standingOf } from '../standing';
import { AFTER_THE_FACT, beforeTheFact, type EventLedger } from '../../model/ledger';
import type { RecordingTx } from '../../write/recording';
import { OPEN } from '../../write/revise';
import { rowClaimsOf } from '../implicit-claims';
import { isCodedSql } from '../../model/kinds';

const { raw, sql } = Prisma;

/** A status that only an event that has begun can have, and the day on which the event begins. */
interface BegunStatus {
  /** The participation, or the event itself. */
  id: bigint;
  eventId: bigint;
  status: AttendanceStatus | EventStatus;
  begins: Date;
  recordClaimId: bigint | null;
}

/** No status that requires the event to have begun may stand by a claim from before the event can have begun. */
export const begunWhenSaid: Rule = {
  concerns: { PARTICIPATION: ['status'], EVENT: ['time', 'status'] },
  async find(rec, { PARTICIPATION: seats = [], EVENT: events = [] }) {
    const statuses = await rec.tx.$queryRaw<BegunStatus[]>`
      ${statusesOf(sql`seat.id = ANY(${[...seats]})`)} UNION ${statusesOf(sql`seat.event_id = ANY(${[...events]})`)}
      UNION SELECT event.id, event.id, event.status::text, event.time_earliest, event.record_claim_id FROM event
      WHERE event.id = ANY(${[...events]}) AND event.to_recording = ${OPEN} AND event.effective
        AND event.status::text = ANY(${[...AFTER_THE_FACT.EVENT]}) AND ${isSaidEarlier('event')}
      ORDER BY id`;
    if (statuses.length === 0) return [];
    const claims = await findRatedClaims(
      rec,
      statuses.map(({ id }) => id),
      ['status'],
    );
    const rows = new Map((await rowClaimsOf(rec.tx, statuses)).map((claim) => [claim.id, claim]));
    const touchedSeats = new Set(seats);
    return statuses.flatMap((each): Contradiction[] => {
      const claim = standingOf(claims.get(each.id) ?? [], 'status') ?? rows.get(each.recordClaimId ?? -1n);
      if (!claim || claim.saidOn >= each.begins) return [];
      const [said, begins] = [dayOf(claim.saidOn), dayOf(each.begins)];
      const itself = { id: each.id, properties: ['status'] };
      const kind = each.id === each.eventId ? 'EVENT' : 'PARTICIPATION';
      if (kind === 'EVENT' || touchedSeats.has(each.id)) {
        const culprits = [itself, { id: each.eventId, properties: ['time'] }];
        return [
          { culprits, code: UserErrorCode.INVALID, message: tooEarly(kind, each.status, said, begins) },
        ];
      }
      const message = `The event would begin on ${begins} at the earliest, but ${toGlobalId('PARTICIPATION', each.id)} is ${each.status} by a claim of ${said} (${toGlobalId('CLAIM', claim.id)}); correct one of them first`;
      return [
        { culprits: [{ id: each.eventId, properties: ['time'] }], code: UserErrorCode.INVALID, message },
      ];
    });
  },
};

/** The participations that `which` selects, with a status that may have been claimed too early. */
const statusesOf = (which: Prisma.Sql) => sql`
  SELECT seat.id, seat.event_id AS "eventId", seat.status::text, event.time_earliest AS begins,
    seat.record_claim_id AS "recordClaimId"
  FROM participation seat JOIN event ON event.id = seat.event_id AND event.to_recording = ${OPEN}
  WHERE ${which} AND seat.to_recording = ${OPEN} AND seat.effective
    AND seat.status::text = ANY(${[...AFTER_THE_FACT.PARTICIPATION]}) AND ${isSaidEarlier('seat')}`;

const isSaidEarlier = (fact: 'seat' | 'event') => sql`EXISTS (
  SELECT FROM claim WHERE (claim.subject_id = ${raw(fact)}.id OR claim.id = ${raw(fact)}.record_claim_id)
    AND claim.to_recording = ${OPEN} AND claim.said_on < event.time_earliest)`;

/**
 * Finds, among claims that become effective, those that claim before an event can have begun a status that requires
 * that it has, whether they stand or not. Any other order of statuses is allowed: plans change, and the ledger shows
 * it.
 */
export async function findSaidEarly(
  { tx }: RecordingTx,
  claimIds: readonly bigint[],
): Promise<{ claim: bigint; message: string }[]> {
  if (claimIds.length === 0) return [];
  const early = await tx.$queryRaw<
    { id: bigint; kind: EventLedger; status: AttendanceStatus | EventStatus; said: Date; begins: Date }[]
  >`
    SELECT claim.id, claim.subject_kind AS kind, claim.value #>> '{}' AS status, claim.said_on AS said, event.time_earliest AS begins
    FROM claim LEFT JOIN participation seat ON seat.id = claim.subject_id AND seat.to_recording = ${OPEN}
      JOIN event ON event.id = coalesce(seat.event_id, claim.subject_id) AND event.to_recording = ${OPEN}
    WHERE claim.id = ANY(${[...claimIds]}) AND claim.to_recording = ${OPEN} AND claim.property = 'status'
      AND claim.said_on < event.time_earliest AND ${raw(effective('claim').sql)}
      AND claim.value #>> '{}' = ANY(CASE claim.subject_kind WHEN 'PARTICIPATION' THEN ${[...AFTER_THE_FACT.PARTICIPATION]}::text[]
        WHEN 'EVENT' THEN ${[...AFTER_THE_FACT.EVENT]}::text[] END)
    ORDER BY claim.id`;
  return early.map(({ id, kind, status, said, begins }) => ({
    claim: id,
    message: tooEarly(kind, status, dayOf(said), dayOf(begins)),
  }));
}

/** Refuses, at `field`, claims that become effective and claim such a status too early. */
export async function refuseSaidEarly(
  rec: RecordingTx,
  claimIds: readonly bigint[],
  field: readonly string[] | null,
): Promise<void> {
  const [first] = await findSaidEarly(rec, claimIds);
  if (first) throw new Refusal(UserErrorCode.INVALID, field, first.message);
}

const tooEarly = (kind: EventLedger, status: AttendanceStatus | EventStatus, said: string, begins: string) =>
  `${status} was said on ${said}, but the event begins on ${begins} at the earliest; until then, claim one of ${beforeTheFact(kind)}`;

/** Two participations of one participant, in one role at one event. */
interface SecondParticipation {
  id: bigint;
  otherId: bigint;
  role: string;
  participant: string;
  event: string;
  country: string;
  otherCountry: string;
}

const SEAT_IS_CODED = raw(isCodedSql('seat'));

/**
 * A participant in one role at one event has one participation, for one country. In another role it may be for another
 * country, as with a monarch of several realms. Coded reports are no evidence of attendance.
 */
export const oneCountry: Rule = {
  concerns: { PARTICIPATION: 'any' },
  async find({ tx }, { PARTICIPATION: seats = [] }) {
    const twice = await tx.$queryRaw<SecondParticipation[]>`
      SELECT seat.id, other.id AS "otherId", seat.role::text, participant.slug AS participant, event.slug AS event,
        country.slug AS country, other_country.slug AS "otherCountry"
      FROM participation seat
        JOIN participation other ON other.event_id = seat.event_id AND other.participant_id = seat.participant_id
          AND other.role = seat.role AND other.country_id <> seat.country_id
        JOIN entity participant ON participant.id = seat.participant_id
        JOIN entity event ON event.id = seat.event_id
        JOIN entity country ON country.id = seat.country_id
        JOIN entity other_country ON other_country.id = other.country_id
      WHERE seat.id = ANY(${[...seats]}) AND NOT ${SEAT_IS_CODED}
        AND seat.to_recording = ${OPEN} AND seat.effective AND other.to_recording = ${OPEN} AND other.effective
      ORDER BY seat.id DESC, other.id`;
    return twice.map(({ id, otherId, participant, event, role, country, otherCountry }) => ({
      culprits: [id, otherId].map((each) => ({ id: each, properties: [] })),
      code: UserErrorCode.CONFLICT,
      message: `${participant} takes part in ${event} as ${role} for ${otherCountry} already (${toGlobalId('PARTICIPATION', otherId)}), and cannot represent ${country} as well; retract the claims about the other participation first, or omit this one`,
    }));
  },
};
