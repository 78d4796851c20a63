import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { EventType } from '../../api/enums';
import type { Relation } from '../../api/relation';
import { UrlScalar } from '../../api/scalars';
import { DateTimeScalar } from '../../api/time/scalars';
import { TimeSpan } from '../../api/time/time-span.type';

/** What a dataset could have shown. */
@ObjectType({
  description:
    'exhaustive: within these bounds, what is not in the data did not happen. Only then can silence support anything.',
})
export class Coverage {
  @Field(() => TimeSpan, {
    nullable: true,
    description: 'The stretch of time that it covers; null: not stated.',
  })
  time?: TimeSpan | null;

  @Field(() => [Entity], { description: 'Whom it covers. Empty: everybody.' })
  participants: Relation<Entity>[];

  @Field(() => [EventType], { description: 'Which types of event it covers. Empty: all of them.' })
  eventTypes: EventType[];

  @Field({ description: 'Whether it claims to hold everything within these bounds.' })
  exhaustive: boolean;
}

/** An imported body of data. */
@ObjectType({
  description: 'An imported body of data: what it covers bounds what its silence can mean.',
  implements: Node,
})
export class Dataset extends Node {
  @Field({ description: 'What it is called by those who made it: COW Formal Alliances.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Its version, as they count it: 4.1.' })
  version?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under what terms it may be used: an SPDX identifier, or words.',
  })
  license?: string | null;

  @Field(() => String, { nullable: true, description: 'How its makers wish to be cited.' })
  citation?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it comes from.' })
  url?: string | null;

  @Field(() => Coverage, { nullable: true, description: 'What it could have shown; null where nobody said.' })
  covers?: Relation<Coverage> | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last imported here.' })
  importedAt?: string | null;

  @Field(() => Int, { description: 'How many rows of it were taken in.' })
  rows: number;
}
