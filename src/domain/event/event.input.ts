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
import { RetryableInput } from '../../api/mutation';
import { IsListOf, IsReference, IsText } from '../../api/validate';
import { ParticipationMatch } from '../participation/participation.input';
import { EdtfScalar } from '../../api/time/scalars';
import { PlaceInput } from './place.input';

const SUMMARY = 'One or two sentences in English, up to 5000 characters.';
const SERIES = 'The series of which it is an edition, by slug or global id.';
const EDITION = 'Which edition of the series, 1 to 100 characters: 2025. Requires a series.';
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
@InputType({ description: 'Filters events. All conditions must hold.' })
export class EventFilter {
  @Field({
    nullable: true,
    description:
      'Text that occurs in one of its names or its summary, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.',
  })
  text?: string;

  @Field(() => EventTypeFilter, { nullable: true, description: 'PLOVER event type.' })
  type?: EventTypeFilter;

  @Field(() => EventStatusFilter, {
    nullable: true,
    description: 'Planned, past or reported; {in: [OCCURRED, UNDERWAY]} excludes reports coded by machine.',
  })
  status?: EventStatusFilter;

  @Field(() => QuadClassFilter, {
    nullable: true,
    description: 'Verbal or material, cooperation or conflict.',
  })
  quadClass?: QuadClassFilter;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'CAMEO code; {startsWith: "04"} matches all codes under one root.',
  })
  cameoCode?: StringFilter;

  @Field(() => FloatFilter, {
    nullable: true,
    description: 'Goldstein scale, -10 (conflict) to 10 (cooperation).',
  })
  goldstein?: FloatFilter;

  @Field(() => TimeFilter, { nullable: true, description: 'The event overlaps this period.' })
  time?: TimeFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The country in which it takes place.' })
  placeCountry?: IDFilter;

  @Field(() => NearFilter, {
    nullable: true,
    description: 'The event takes place within a distance of a point.',
  })
  near?: NearFilter;

  @Field(() => SetFilter, {
    nullable: true,
    description:
      'all: each of these took part; any: at least one did. As a participant or as the country represented; includeMembers: also through a group of which they were members.',
  })
  participant?: SetFilter;

  @Field(() => ParticipationMatch, {
    nullable: true,
    description:
      'some: at least one participation matches; none: no participation matches. All conditions apply to the same participation.',
  })
  participation?: ParticipationMatch;

  @Field(() => IntFilter, {
    nullable: true,
    description: 'The number of countries represented: {gte: 3} for multilateral events.',
  })
  countriesPresent?: IntFilter;

  @Field(() => IDFilter, {
    nullable: true,
    description: 'The series of which it is an edition, by global id or slug.',
  })
  series?: IDFilter;

  @Field(() => StringFilter, { nullable: true, description: "Which edition of its series: {eq: '2025'}." })
  edition?: StringFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The data set from which it was imported.' })
  dataset?: IDFilter;

  @Field(() => IDFilter, {
    nullable: true,
    description: 'A source with claims about the event, its participations or its quantities.',
  })
  source?: IDFilter;

  @Field(() => [EventFilter], { nullable: true, description: 'All of these filters must match.' })
  AND?: EventFilter[];

  @Field(() => [EventFilter], { nullable: true, description: 'At least one of these filters must match.' })
  OR?: EventFilter[];

  @Field(() => EventFilter, { nullable: true, description: 'This filter must not match.' })
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
  description: 'An event to record. Its type, status, time and place become claims with this evidence.',
})
export class CreateEventInput extends NewEntityInput {
  @IsOptional()
  @IsText(5000)
  @Field(() => String, { nullable: true, description: SUMMARY })
  summary?: string | null;

  @Field(() => EventType, { description: 'PLOVER event type.' })
  type: EventType;

  @Field(() => EventStatus, { description: 'Planned, under way or past; SCHEDULED if omitted.' })
  status: EventStatus = EventStatus.SCHEDULED;

  @Field(() => EdtfScalar, {
    description: 'The time of the event, as precisely as it is known: 2025-09-03, 2025-09, XXXX.',
  })
  time: string;

  @IsOptional()
  @ValidateNested()
  @Field(() => PlaceInput, { nullable: true, description: 'The place; omit it if unknown.' })
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
  @Field(() => EvidenceInput, {
    description: 'The evidence for the event: source, speaker, date and certainty.',
  })
  evidence: Relation<EvidenceInput>;
}

/** Input of updateEvent. */
@InputType({
  description:
    'Edits the text of an event. Time, status and place are facts: change them with recordClaim. Omitted fields are unchanged; null clears a field.',
})
export class UpdateEventInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'The event, by global id or slug.' })
  id: string;

  @Field(() => Int, {
    description:
      'The version that you read. If the event has changed since, nothing is written and the error is STALE.',
  })
  expectedVersion: number;

  @IsOptional()
  @IsListOf(100)
  @ValidateNested({ each: true })
  @Field(() => [NameInput], {
    nullable: true,
    description:
      '1 to 100 names that replace the present ones; null changes nothing, since an event must have a name.',
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
