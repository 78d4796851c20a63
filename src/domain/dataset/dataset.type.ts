import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { EventType } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { UrlScalar } from '../../api/scalars';
import { DateTimeScalar } from '../../api/time/scalars';
import { TimeSpan } from '../../api/time/time-span.type';

/** The coverage of a data set. */
@ObjectType({
  description:
    'The events that a data set could contain. exhaustive: within these bounds, an event that is missing from the data did not happen. Only then is its absence evidence.',
})
export class Coverage {
  @NullableField(() => TimeSpan, 'The period covered; null if not stated.')
  time?: TimeSpan | null;

  @Field(() => [Entity], { description: 'The participants covered. Empty: all.' })
  participants: Relation<Entity>[];

  @Field(() => [EventType], { description: 'The types of event covered. Empty: all.' })
  eventTypes: EventType[];

  @Field({ description: 'Whether the data set claims to be complete within these bounds.' })
  exhaustive: boolean;
}

@ObjectType({
  description: 'An imported data set. Its coverage says what the absence of an event from it can mean.',
  implements: Node,
})
export class Dataset extends Node {
  @Field({ description: 'Its official name: COW Formal Alliances.' })
  name: string;

  @NullableField(() => String, 'Its version, as its publisher numbers it: 4.1. Null if it has none.')
  version?: string | null;

  @NullableField(() => String, 'Its license: an SPDX identifier, or a description. Null if unknown.')
  license?: string | null;

  @NullableField(() => String, 'The citation its authors request; null if they request none.')
  citation?: string | null;

  @NullableField(() => UrlScalar, 'Where it is published; null if unknown.')
  url?: string | null;

  @NullableField(() => Coverage, 'What it covers; null if unknown.')
  covers?: Relation<Coverage> | null;

  @NullableField(() => DateTimeScalar, 'When it was last imported; null if it has not been.')
  importedAt?: string | null;

  @Field(() => Int, { description: 'The number of its rows that were imported.' })
  rows: number;
}
