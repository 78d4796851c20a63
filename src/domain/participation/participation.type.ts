import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { Country } from '../country/country.type';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Leader } from '../leader/leader.type';
import { Organization } from '../organization/organization.type';
import { DateTimeScalar } from '../../api/time/scalars';
import { TimeSpan } from '../../api/time/time-span.type';

/** Who can take part in an event. */
export type Participant = Country | Leader | Organization;
export const Participant = createUnionType({
  name: 'Participant',
  description:
    'Participants of an event: a person, an organization, or a country whose representative is not named.',
  types: () => [Country, Leader, Organization] as const,
});

/** One entry of the ledger of a participation. */
@ObjectType({
  description: "One entry of a participation's ledger: a claim about its status.",
})
export class StatusChange {
  @Field(() => AttendanceStatus, { description: 'The status that was claimed.' })
  status: AttendanceStatus;

  @Field(() => TimeSpan, {
    nullable: true,
    description:
      'When it was said in public; null where the claim does not say (then the source and recording date it).',
  })
  saidAt?: TimeSpan | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded here.' })
  recordedAt: string;

  @Field(() => Claim, { description: 'The claim behind the entry: who, in which source, how surely.' })
  claim: Relation<Claim>;
}

/** One participant at one event. */
@ObjectType({
  description:
    'One participant at one event. Its status is a ledger: dated, sourced claims, of which one is current.',
  implements: Node,
})
export class Participation extends Node {
  @Field(() => Event, { description: 'The event.' })
  event: Relation<Event>;

  @Field(() => Participant, { description: 'Who takes part, or might.' })
  participant: Relation<Participant>;

  @Field(() => Country, {
    nullable: true,
    description: 'The country represented; the participant itself where that is a country.',
  })
  country?: Relation<Country> | null;

  @Field(() => ParticipationRole, { description: 'As host, guest, observer and so on.' })
  role: ParticipationRole;

  @Field(() => ProtocolLevel, {
    nullable: true,
    description: 'Protocol rank of the representation, so that editions can be compared; null if unknown.',
  })
  level?: ProtocolLevel | null;

  @Field(() => AttendanceStatus, {
    description: 'The entry of the ledger that stands; UNKNOWN where none does.',
  })
  status: AttendanceStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'How sure the claim is that stands, 0 to 100; null if not assessed.',
  })
  confidence?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, as the claim about the reason says it that stands.',
  })
  reason?: string | null;

  @Field(() => Claim, {
    nullable: true,
    description:
      'The claim by which the status stands; of an imported participation the row, while no other source makes a claim about the status. Null where the status is UNKNOWN.',
  })
  standing?: Relation<Claim> | null;

  @Field(() => [StatusChange], {
    description:
      'Every claim about the status that counts, earliest said first. The value of an imported row is an entry only once another source makes a claim about it.',
  })
  ledger: Relation<StatusChange>[];

  @Field(() => [Claim], {
    description:
      'Every claim about this participation: status, level, role, reason; and where it was imported, the row from which it came.',
  })
  claims: Relation<Claim>[];
}

/** A page of participations. */
export type ParticipationConnection = Connection<Participation>;
export const ParticipationConnection = connectionOf<Participation>(
  'Participation',
  () => Participation,
  'A page of participations.',
);

/** Answer of recordParticipation. */
@ObjectType({ description: 'The participation that was recorded, or why none was.' })
export class ParticipationPayload extends Payload {
  @Field(() => Participation, { nullable: true, description: 'As it now stands; null where refused.' })
  participation?: Relation<Participation> | null;

  @Field(() => Claim, {
    nullable: true,
    description: 'The claim about its status that was recorded with it.',
  })
  claim?: Relation<Claim> | null;
}
