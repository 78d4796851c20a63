import { IsOptional, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { RelationshipOrderField, RelationshipStatus, RelationshipType } from '../../api/enums';
import { enumFilter, IDFilter, SetFilter, TimeFilter, type EnumFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/mutation';
import { IsBetween, IsReference, IsText } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

export type RelationshipTypeFilter = EnumFilter<RelationshipType>;
export const RelationshipTypeFilter = enumFilter<RelationshipType>(
  RelationshipType,
  'RelationshipTypeFilter',
);

export type RelationshipStatusFilter = EnumFilter<RelationshipStatus>;
export const RelationshipStatusFilter = enumFilter<RelationshipStatus>(
  RelationshipStatus,
  'RelationshipStatusFilter',
);

/** Filters relationships. */
@InputType({ description: 'Filters relationships. All conditions must hold.' })
export class RelationshipFilter {
  @Field(() => RelationshipTypeFilter, { nullable: true, description: 'The type of the relationship.' })
  type?: RelationshipTypeFilter;

  @Field(() => RelationshipStatusFilter, {
    nullable: true,
    description: 'Whether it is in force, proposed or over.',
  })
  status?: RelationshipStatusFilter;

  @Field(() => TimeFilter, {
    nullable: true,
    description: 'The relationship was in force at some time in this period.',
  })
  valid?: TimeFilter;

  @Field(() => SetFilter, {
    nullable: true,
    description:
      'all: each of these is at one end, so two identify a pair; any: one of these is at either end. includeMembers: also a group of which they are members.',
  })
  between?: SetFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The data set from which it was imported.' })
  dataset?: IDFilter;

  @Field(() => [RelationshipFilter], { nullable: true, description: 'All of these filters must match.' })
  AND?: RelationshipFilter[];

  @Field(() => [RelationshipFilter], {
    nullable: true,
    description: 'At least one of these filters must match.',
  })
  OR?: RelationshipFilter[];

  @Field(() => RelationshipFilter, { nullable: true, description: 'This filter must not match.' })
  NOT?: Relation<RelationshipFilter>;
}

export type RelationshipOrder = Order<RelationshipOrderField>;
export const RelationshipOrder = orderOf<RelationshipOrderField>(RelationshipOrderField, 'RelationshipOrder');

export type RelationshipConnectionArgs = ConnectionArgs<RelationshipFilter, RelationshipOrder>;
export const RelationshipConnectionArgs = connectionArgs<RelationshipFilter, RelationshipOrder>(
  () => RelationshipFilter,
  () => RelationshipOrder,
  'by start, latest first',
);

/** Input of createRelationship. */
@InputType({ description: 'A relationship to record, with the evidence.' })
export class CreateRelationshipInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, {
    description:
      'The country, leader or organization from which it is directed, by global id, slug or ISO 3166-1 alpha-3 code. For an undirected type: either end.',
  })
  subject: string;

  @IsReference()
  @Field(() => ID, { description: 'The end to which it is directed; different from the subject.' })
  object: string;

  @Field(() => RelationshipType, {
    description: 'The type of the relationship, which also determines whether it is directed.',
  })
  type: RelationshipType;

  @Field(() => RelationshipStatus, {
    description: 'Whether it is in force, proposed or over; ACTIVE if omitted.',
  })
  status: RelationshipStatus = RelationshipStatus.ACTIVE;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'The period for which it is in force: 1961-07-11/.., ../2003. Unknown if omitted.',
  })
  valid?: string | null;

  @IsOptional()
  @IsBetween(-10, 10)
  @Field(() => Float, {
    nullable: true,
    description: '-10 (hostile) to 10 (friendly); omit it if no source gives one.',
  })
  polarity?: number | null;

  @IsOptional()
  @IsText(5000)
  @Field(() => String, {
    nullable: true,
    description: 'A description in one sentence of English, up to 5000 characters.',
  })
  summary?: string | null;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'The source of the claim, its speaker, date and certainty.' })
  evidence: Relation<EvidenceInput>;
}
