import { Field, ObjectType } from 'type-graphql';
import { NameArgs } from '../entity/entity.input';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';

@ObjectType({ description: 'A recurring event under one name: Victory Day parade.', implements: Node })
export class EventSeries extends Node {
  @Field({ description: 'Stable, readable, unique across all things, [a-z0-9-]+: victory-day-parade.' })
  slug: string;

  @Field({
    description: 'Its common name in the language requested, or else in English, or else in any language.',
  })
  @Takes(() => NameArgs)
  name: string;

  @Field(() => [Event], { description: 'Its editions, in order of time.' })
  editions: Relation<Event>[];
}
