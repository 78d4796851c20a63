import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { AttendanceStatus, ParticipationOrderField, ParticipationRole, ProtocolLevel } from '../../api/enums';
import { type EnumFilter, enumFilter, IDFilter } from '../../api/filter';
import { type Order, orderOf } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/retryable.input';
import { IsReference } from '../../api/validate';

export type ParticipationRoleFilter = EnumFilter<ParticipationRole>;
export const ParticipationRoleFilter = enumFilter<ParticipationRole>(
  ParticipationRole,
  'ParticipationRoleFilter',
);

export type AttendanceStatusFilter = EnumFilter<AttendanceStatus>;
export const AttendanceStatusFilter = enumFilter<AttendanceStatus>(
  AttendanceStatus,
  'AttendanceStatusFilter',
);

export type ProtocolLevelFilter = EnumFilter<ProtocolLevel>;
export const ProtocolLevelFilter = enumFilter<ProtocolLevel>(ProtocolLevel, 'ProtocolLevelFilter');

/** Filters participations. */
@InputType({
  description: 'Which participations; operators that stand side by side must all hold of the same one.',
})
export class ParticipationFilter {
  @Field(() => ParticipationRoleFilter, {
    nullable: true,
    description: 'As host, guest, observer and so on.',
  })
  role?: ParticipationRoleFilter;

  @Field(() => AttendanceStatusFilter, { nullable: true, description: 'The status that stands.' })
  status?: AttendanceStatusFilter;

  @Field(() => IDFilter, {
    nullable: true,
    description: 'Who takes part: this very person, body or country.',
  })
  participant?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The country represented, whoever represents it.' })
  country?: IDFilter;

  @Field(() => ProtocolLevelFilter, { nullable: true, description: 'Protocol rank of the representation.' })
  level?: ProtocolLevelFilter;
}

/** Filters events by their participations. */
@InputType({ description: 'Which events, by what their participations are like.' })
export class ParticipationMatch {
  @Field(() => ParticipationFilter, {
    nullable: true,
    description: 'At least one participation is like this.',
  })
  some?: Relation<ParticipationFilter>;

  @Field(() => ParticipationFilter, { nullable: true, description: 'No participation is like this.' })
  none?: Relation<ParticipationFilter>;
}

export type ParticipationOrder = Order<ParticipationOrderField>;
export const ParticipationOrder = orderOf<ParticipationOrderField>(
  ParticipationOrderField,
  'ParticipationOrder',
);

export type ParticipationConnectionArgs = ConnectionArgs<ParticipationFilter, ParticipationOrder>;
export const ParticipationConnectionArgs = connectionArgs<ParticipationFilter, ParticipationOrder>(
  () => ParticipationFilter,
  () => ParticipationOrder,
  'by protocol level, heads of state first',
);

/** Input of recordParticipation. */
@InputType({ description: 'A participant of an event, with the claim that says so.' })
export class RecordParticipationInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'The event, by global id or slug.' })
  event: string;

  @IsReference()
  @Field(() => ID, {
    description: 'Country, leader or organization, by global id, slug or ISO 3166-1 alpha-3.',
  })
  participant: string;

  @IsOptional()
  @IsReference()
  @Field(() => ID, {
    nullable: true,
    description:
      'The country represented. Where left out: that of the participation which is there already; else the participant itself, if that is a country, the only one that a leader led at the time of the event, or the one that an organization belongs to.',
  })
  country?: string | null;

  @Field(() => ParticipationRole, { description: 'As host, guest, observer and so on.' })
  role: ParticipationRole;

  @Field(() => ProtocolLevel, {
    nullable: true,
    description: 'Protocol rank of the representation; leave out where it is not known.',
  })
  level?: ProtocolLevel | null;

  @Field(() => AttendanceStatus, {
    description:
      'What is said of attendance. ATTENDED, ABSENT and DELEGATED need an event that has begun by evidence.saidAt.',
  })
  status: AttendanceStatus;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'Who says so, and where.' })
  evidence: Relation<EvidenceInput>;
}
