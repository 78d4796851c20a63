import { Prisma } from '../../../generated/prisma/client';
import { toGlobalId } from '../../model/global-id';
import { isCodedSql } from '../../model/kinds';
import type { Rule } from './contradictions';
import { OPEN } from '../../write/revise';
import { UserErrorCode } from '../../../platform/errors';

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
      WHERE seat.id = ANY(${[...seats]}) AND NOT ${Prisma.raw(isCodedSql('seat'))}
        AND seat.to_recording = ${OPEN} AND seat.effective AND other.to_recording = ${OPEN} AND other.effective
      ORDER BY seat.id DESC, other.id`;
    return twice.map(({ id, otherId, participant, event, role, country, otherCountry }) => ({
      culprits: [id, otherId].map((each) => ({ id: each, properties: [] })),
      code: UserErrorCode.CONFLICT,
      message: `${participant} takes part in ${event} as ${role} for ${otherCountry} already (${toGlobalId('PARTICIPATION', otherId)}), and cannot represent ${country} as well; retract the claims about the other participation first, or omit this one`,
    }));
  },
};
