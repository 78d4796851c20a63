import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Leader } from '../leader/leader.type';
import { Organization } from '../organization/organization.type';
import { DateTimeScalar } from '../../api/time/scalars';
import { TimeSpan } from '../../api/time/time-span.type';

/** A participant of an event. */
export type Participant = Country | Leader | Organization;
export const Participant = createUnionType({
  name: 'Participant',
  description:
    'A participant of an event: a person, an organization, or a country whose representative is not named.',
  types: () => [Country, Leader, Organization] as const,
});

@ObjectType({
  description: "One entry of a participation's ledger: a claim about its status.",
})
export class StatusChange {
  @Field(() => AttendanceStatus, { description: 'The status claimed.' })
  status: AttendanceStatus;

  @NullableField(
    () => TimeSpan,
    'When the claim was made in public; null if unknown (the publication date of the source or the day of recording then counts).',
  )
  saidAt?: TimeSpan | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded in this database.' })
  recordedAt: string;

  @Field(() => Claim, { description: 'The claim that is the entry, with its source, speaker and certainty.' })
  claim: Relation<Claim>;
}

@ObjectType({
  description:
    'The participation of one participant in one event. Its status is a ledger: dated claims with sources, of which one is current.',
  implements: Node,
})
export class Participation extends Node {
  @Field(() => Event, { description: 'The event.' })
  event: Relation<Event>;

  @Field(() => Participant, { description: 'The actual or possible participant.' })
  participant: Relation<Participant>;

  @NullableField(
    () => Country,
    'The country represented; the participant itself if it is a country. Null if unknown.',
  )
  country?: Relation<Country> | null;

  @Field(() => ParticipationRole, { description: 'The role: host, guest, observer and so on.' })
  role: ParticipationRole;

  @NullableField(
    () => ProtocolLevel,
    'Protocol rank of the representation, comparable between editions; null if unknown.',
  )
  level?: ProtocolLevel | null;

  @Field(() => AttendanceStatus, {
    description: 'The current status, from the ledger entry that stands; UNKNOWN if there is none.',
  })
  status: AttendanceStatus;

  @NullableField(() => Int, 'Confidence of the claim that stands, 0 to 100; null if not assessed.')
  confidence?: number | null;

  @NullableField(() => String, 'The reason, from the claim about it that stands; null if there is none.')
  reason?: string | null;

  @NullableField(
    () => Claim,
    'The claim by which the status stands; of an imported participation the row, while no other source makes a claim about the status. Null where the status is UNKNOWN.',
  )
  standing?: Relation<Claim> | null;

  @Field(() => [StatusChange], {
    description:
      'The claims about the status that count, earliest first. The value of an imported row appears only once another source makes a claim about it.',
  })
  ledger: Relation<StatusChange>[];

  @Field(() => [Claim], {
    description:
      'Every claim about this participation: status, level, role, reason; and if it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];
}

export type ParticipationConnection = Connection<Participation>;
export const ParticipationConnection = connectionOf<Participation>(
  'Participation',
  () => Participation,
  'A page of participations.',
);

/** Payload of recordParticipation. */
export const ParticipationPayload = payloadOf('Participation', 'The participation that was recorded', {
  participation: [() => Participation, 'The record in its new state; null if the mutation was refused.'],
  claim: [
    () => Claim,
    'The claim about its status that was recorded with it; null if the mutation was refused.',
  ],
});
