import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '../../domain/entity/entity.type';
import { Node } from '../../domain/entity/node.type';
import type { Relation } from '../../api/relation';

/** One step of a path. */
@ObjectType({ description: 'One step of a path.' })
export class PathStep {
  @Field(() => Entity, { description: 'Where the step begins.' })
  from: Relation<Entity>;

  @Field(() => Entity, { description: 'Where it leads.' })
  to: Relation<Entity>;

  @Field(() => Node, {
    description:
      'What connects the two: a Relationship, a Tenure or an Event. Of several the first kind in this order, and of that the one recorded last.',
  })
  by: Relation<Node>;
}

/** A chain from one thing to another. */
@ObjectType({ description: 'A chain from one thing to another, in which nothing occurs twice.' })
export class Path {
  @Field(() => Int, { description: 'How many steps it has.' })
  length: number;

  @Field(() => [PathStep], { description: 'Its steps, each beginning where the one before leads.' })
  steps: PathStep[];
}
