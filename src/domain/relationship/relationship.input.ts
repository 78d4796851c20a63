import { IsOptional, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { RelationshipOrderField, RelationshipStatus, RelationshipType } from '../../api/enums';
import { enumFilter, IDFilter, SetFilter, TimeFilter, type EnumFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/retryable.input';
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
@InputType({ description: 'Which relationships; operators that stand side by side must all hold.' })
export class RelationshipFilter {
  @Field(() => RelationshipTypeFilter, { nullable: true, description: 'What it is that holds.' })
  type?: RelationshipTypeFilter;

  @Field(() => RelationshipStatusFilter, {
    nullable: true,
    description: 'Whether it holds, is only wanted, or is over.',
  })
  status?: RelationshipStatusFilter;

  @Field(() => TimeFilter, { nullable: true, description: 'Held at some time in this stretch.' })
  valid?: TimeFilter;

  @Field(() => SetFilter, {
    nullable: true,
    description:
      'all: each of them is at one end, so two name a pair; any: one of them is at either end. includeMembers: or a group that they belong to is.',
  })
  between?: SetFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The import that brought it.' })
  dataset?: IDFilter;

  @Field(() => [RelationshipFilter], { nullable: true, description: 'Every one of these matches.' })
  AND?: RelationshipFilter[];

  @Field(() => [RelationshipFilter], { nullable: true, description: 'At least one of these matches.' })
  OR?: RelationshipFilter[];

  @Field(() => RelationshipFilter, { nullable: true, description: 'This does not match.' })
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
@InputType({ description: 'A relationship to record, with the claim that says so.' })
export class CreateRelationshipInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, {
    description:
      'Country, leader or organization it goes out from, by global id, slug or ISO 3166-1 alpha-3. Of an undirected type: either end.',
  })
  subject: string;

  @IsReference()
  @Field(() => ID, { description: 'The one it goes towards; not the subject again.' })
  object: string;

  @Field(() => RelationshipType, {
    description: 'What holds; the type also says whether it has a direction.',
  })
  type: RelationshipType;

  @Field(() => RelationshipStatus, {
    description: 'Whether it holds, is only wanted, or is over; ACTIVE where left out.',
  })
  status: RelationshipStatus = RelationshipStatus.ACTIVE;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'From when to when: 1961-07-11/.., ../2003. Where left out: unknown.',
  })
  valid?: string | null;

  @IsOptional()
  @IsBetween(-10, 10)
  @Field(() => Float, {
    nullable: true,
    description: '-10 hostile to 10 friendly; leave out where nobody claims it.',
  })
  polarity?: number | null;

  @IsOptional()
  @IsText(5000)
  @Field(() => String, {
    nullable: true,
    description: 'What it is about, in a sentence of English, up to 5000 characters.',
  })
  summary?: string | null;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'Who says so, and where.' })
  evidence: Relation<EvidenceInput>;
}
