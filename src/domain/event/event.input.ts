import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { NameInput, NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { EventOrderField, EventStatus, EventType, QuadClass } from '../../api/enums';
import {
  type EnumFilter,
  enumFilter,
  FloatFilter,
  IDFilter,
  IntFilter,
  NearFilter,
  SetFilter,
  StringFilter,
  TimeFilter,
} from '../../api/filter';
import { type Order, orderOf } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/retryable.input';
import { IsListOf, IsReference, IsText } from '../../api/validate';
import { ParticipationMatch } from '../participation/participation.input';
import { EdtfScalar } from '../../api/time/scalars';
import { PlaceInput } from './place.input';

const SUMMARY = 'In a sentence or two of English, up to 5000 characters.';
const SERIES = 'The series of which it is an edition, by slug or global id.';
const EDITION = 'Which edition of the series, 1 to 100 characters: 2025. Not without a series.';
const SUPER_EVENT = 'The larger event of which it is part, by global id or slug.';

/** Arguments of Query.event: exactly one key. */
@ArgsType()
export class EventLookup {
  @Field(() => ID, { nullable: true, description: 'Global id: event_12. Give exactly one of the two keys.' })
  id?: string;

  @Field({ nullable: true, description: 'Slug: victory-day-parade-2025.' })
  slug?: string;
}

export type EventTypeFilter = EnumFilter<EventType>;
export const EventTypeFilter = enumFilter<EventType>(EventType, 'EventTypeFilter');

export type EventStatusFilter = EnumFilter<EventStatus>;
export const EventStatusFilter = enumFilter<EventStatus>(EventStatus, 'EventStatusFilter');

export type QuadClassFilter = EnumFilter<QuadClass>;
export const QuadClassFilter = enumFilter<QuadClass>(QuadClass, 'QuadClassFilter');

/** Filters events. */
@InputType({ description: 'Which events; operators that stand side by side must all hold.' })
export class EventFilter {
  @Field({
    nullable: true,
    description:
      'Occurs in one of its names or its summary, in any language; accents and case do not matter. Of nothing but blanks and punctuation, as when a search box was cleared, it leaves nothing out.',
  })
  text?: string;

  @Field(() => EventTypeFilter, { nullable: true, description: 'PLOVER event type.' })
  type?: EventTypeFilter;

  @Field(() => EventStatusFilter, {
    nullable: true,
    description: 'Planned, past or reported; {in: [OCCURRED, UNDERWAY]} leaves out what machines read.',
  })
  status?: EventStatusFilter;

  @Field(() => QuadClassFilter, { nullable: true, description: 'Words or deeds, for or against.' })
  quadClass?: QuadClassFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'CAMEO code; {startsWith: "04"} takes everything under one root.',
  })
  cameoCode?: StringFilter;

  @Field(() => FloatFilter, {
    nullable: true,
    description: 'Goldstein scale, -10 (conflict) to 10 (cooperation).',
  })
  goldstein?: FloatFilter;

  @Field(() => TimeFilter, { nullable: true, description: 'Overlaps this stretch of time.' })
  time?: TimeFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The country it takes place in.' })
  placeCountry?: IDFilter;

  @Field(() => NearFilter, { nullable: true, description: 'Takes place within a distance of a point.' })
  near?: NearFilter;

  @Field(() => SetFilter, {
    nullable: true,
    description:
      'all: every one of them took part; any: at least one. As a participant, or as the country represented; includeMembers: or through a group that they belonged to.',
  })
  participant?: SetFilter;

  @Field(() => ParticipationMatch, {
    nullable: true,
    description:
      'some, none of the participations are like this: role, status and participant of one and the same participation.',
  })
  participation?: ParticipationMatch;

  @Field(() => IntFilter, {
    nullable: true,
    description: 'How many countries are represented: {gte: 3} is multilateral.',
  })
  countriesPresent?: IntFilter;

  @Field(() => IDFilter, {
    nullable: true,
    description: 'The series of which it is an edition, by global id or slug.',
  })
  series?: IDFilter;

  @Field(() => StringFilter, { nullable: true, description: "Which edition of its series: {eq: '2025'}." })
  edition?: StringFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The import that brought it.' })
  dataset?: IDFilter;

  @Field(() => IDFilter, {
    nullable: true,
    description: 'A source that says something about it, its participations or its quantities.',
  })
  source?: IDFilter;

  @Field(() => [EventFilter], { nullable: true, description: 'Every one of these matches.' })
  AND?: EventFilter[];

  @Field(() => [EventFilter], { nullable: true, description: 'At least one of these matches.' })
  OR?: EventFilter[];

  @Field(() => EventFilter, { nullable: true, description: 'This does not match.' })
  NOT?: Relation<EventFilter>;
}

export type EventOrder = Order<EventOrderField>;
export const EventOrder = orderOf<EventOrderField>(EventOrderField, 'EventOrder');

export type EventConnectionArgs = ConnectionArgs<EventFilter, EventOrder>;
export const EventConnectionArgs = connectionArgs<EventFilter, EventOrder>(
  () => EventFilter,
  () => EventOrder,
  'by time, latest first',
);

/** Input of createEvent. */
@InputType({
  description:
    'An event to record. Its type, status, time and place are recorded as claims that rest on the evidence.',
})
export class CreateEventInput extends NewEntityInput {
  @IsOptional()
  @IsText(5000)
  @Field(() => String, { nullable: true, description: SUMMARY })
  summary?: string | null;

  @Field(() => EventType, { description: 'PLOVER event type.' })
  type: EventType;

  @Field(() => EventStatus, { description: 'Planned, under way or past; SCHEDULED where left out.' })
  status: EventStatus = EventStatus.SCHEDULED;

  @Field(() => EdtfScalar, { description: 'When, as precisely as it is known: 2025-09-03, 2025-09, XXXX.' })
  time: string;

  @IsOptional()
  @ValidateNested()
  @Field(() => PlaceInput, { nullable: true, description: 'Where; leave out where it is not known.' })
  place?: Relation<PlaceInput> | null;

  @IsOptional()
  @IsReference()
  @Field(() => String, { nullable: true, description: SERIES })
  series?: string | null;

  @IsOptional()
  @IsText(100)
  @Field(() => String, { nullable: true, description: EDITION })
  edition?: string | null;

  @IsOptional()
  @IsReference()
  @Field(() => ID, { nullable: true, description: SUPER_EVENT })
  superEvent?: string | null;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'Who says that there is such an event, and where.' })
  evidence: Relation<EvidenceInput>;
}

/** Input of updateEvent. */
@InputType({
  description:
    'What an editor may word anew. Time, status and place are facts: they change by recordClaim. What is left out stays; null clears it.',
})
export class UpdateEventInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'The event, by global id or slug.' })
  id: string;

  @Field(() => Int, {
    description:
      'The version that was read. If the event has changed since, nothing is written and the answer is STALE.',
  })
  expectedVersion: number;

  @IsOptional()
  @IsListOf(100)
  @ValidateNested({ each: true })
  @Field(() => [NameInput], {
    nullable: true,
    description:
      '1 to 100 names that replace those it has; null keeps them, since an event is never without.',
  })
  names?: NameInput[] | null;

  @IsOptional()
  @IsText(5000)
  @Field(() => String, { nullable: true, description: SUMMARY })
  summary?: string | null;

  @IsOptional()
  @IsReference()
  @Field(() => String, { nullable: true, description: `${SERIES} null clears the edition as well.` })
  series?: string | null;

  @IsOptional()
  @IsText(100)
  @Field(() => String, { nullable: true, description: EDITION })
  edition?: string | null;

  @IsOptional()
  @IsReference()
  @Field(() => ID, { nullable: true, description: SUPER_EVENT })
  superEvent?: string | null;
}
