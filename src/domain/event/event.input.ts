import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { NameInput, NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs, keyArgs, type KeyArgs } from '../../api/args';
import { ENGLISH_NAME, RECORDING } from '../../api/order';
import { EventStatus, EventType, QuadClass } from '../../api/enums';
import {
  combinable,
  enumFilter,
  filterOf,
  FloatFilter,
  IDFilter,
  IntFilter,
  NearFilter,
  SetFilter,
  StringFilter,
  textIn,
  TimeFilter,
} from '../../api/filter';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/mutation';
import { OptionalReference, OptionalText, Reference } from '../../api/input-fields';
import { IsListOf } from '../../engine/write/validate';
import { ParticipationMatch } from '../participation/participation.input';
import { EdtfScalar } from '../../api/time/scalars';
import { PlaceInput } from './place.input';

const SUMMARY = 'One or two sentences in English, up to 5000 characters.';
const SERIES = 'The series of which it is an edition, by slug or global id.';
const EDITION = 'Which edition of the series, 1 to 100 characters: 2025. Requires a series.';
const SUPER_EVENT = 'The larger event of which it is part, by global id or slug.';

/** Arguments of Query.event: exactly one key. */
export type EventLookup = KeyArgs<'id' | 'slug'>;
export const EventLookup = keyArgs({
  id: 'Global id: event_12. Give exactly one of the two keys.',
  slug: 'Slug: victory-day-parade-2025.',
});

/** Filters events. */
export const EventFilter = combinable(
  filterOf('EventFilter', 'Filters events. All conditions must hold.', {
    text: textIn('one of its names or its summary'),
    type: [enumFilter(EventType, 'EventTypeFilter'), 'PLOVER event type.'],
    status: [
      enumFilter(EventStatus, 'EventStatusFilter'),
      'Planned, past or reported; {in: [OCCURRED, UNDERWAY]} excludes reports coded by machine.',
    ],
    quadClass: [enumFilter(QuadClass, 'QuadClassFilter'), 'Verbal or material, cooperation or conflict.'],
    cameoCode: [StringFilter, 'CAMEO code; {startsWith: "04"} matches all codes under one root.'],
    goldstein: [FloatFilter, 'Goldstein scale, -10 (conflict) to 10 (cooperation).'],
    time: [TimeFilter, 'The event overlaps this period.'],
    placeCountry: [IDFilter, 'The country in which it takes place.'],
    near: [NearFilter, 'The event takes place within a distance of a point.'],
    participant: [
      SetFilter,
      'all: each of these took part; any: at least one did. As a participant or as the country represented; includeMembers: also through a group of which they were members.',
    ],
    participation: [
      ParticipationMatch,
      'some: at least one participation matches; none: no participation matches. All conditions apply to the same participation.',
    ],
    countriesPresent: [IntFilter, 'The number of countries represented: {gte: 3} for multilateral events.'],
    series: [IDFilter, 'The series of which it is an edition, by global id or slug.'],
    edition: [StringFilter, "Which edition of its series: {eq: '2025'}."],
    dataset: [IDFilter, 'The data set from which it was imported.'],
    source: [IDFilter, 'A source with claims about the event, its participations or its quantities.'],
  }),
);

export type EventConnectionArgs = ConnectionArgs;
export const EventConnectionArgs = connectionArgs('Event', EventFilter, {
  description: 'The orders of events.',
  fields: {
    TIME: 'The earliest day on which it may have begun.',
    NAME: ENGLISH_NAME,
    GOLDSTEIN: 'The Goldstein scale: conflict (-10) to cooperation (10).',
    RECORDED: RECORDING,
  },
  byDefault: 'by time, latest first',
});

/** Input of createEvent. */
@InputType({
  description: 'An event to record. Its type, status, time and place become claims with this evidence.',
})
export class CreateEventInput extends NewEntityInput {
  @OptionalText(5000, SUMMARY)
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
  @NullableField(() => PlaceInput, 'The place; omit it if unknown.')
  place?: Relation<PlaceInput> | null;

  @OptionalReference(SERIES, () => String)
  series?: string | null;

  @OptionalText(100, EDITION)
  edition?: string | null;

  @OptionalReference(SUPER_EVENT)
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
  @Reference('The event, by global id or slug.')
  id: string;

  @Field(() => Int, {
    description:
      'The version that you read. If the event has changed since, nothing is written and the error is STALE.',
  })
  expectedVersion: number;

  @IsOptional()
  @IsListOf(100)
  @ValidateNested({ each: true })
  @NullableField(
    () => [NameInput],
    '1 to 100 names that replace the present ones; null changes nothing, since an event must have a name.',
  )
  names?: NameInput[] | null;

  @OptionalText(5000, SUMMARY)
  summary?: string | null;

  @OptionalReference(`${SERIES} null clears the edition as well.`, () => String)
  series?: string | null;

  @OptionalText(100, EDITION)
  edition?: string | null;

  @OptionalReference(SUPER_EVENT)
  superEvent?: string | null;
}
