import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '../../domain/entity/entity.type';
import { Node } from '../../domain/entity/node.type';
import type { Relation } from '../../api/relation';

@ObjectType({ description: 'One step of a path.' })
export class PathStep {
  @Field(() => Entity, { description: 'The thing at which the step begins.' })
  from: Relation<Entity>;

  @Field(() => Entity, { description: 'The thing to which it leads.' })
  to: Relation<Entity>;

  @Field(() => Node, {
    description:
      'What connects the two: a Relationship, a Tenure or an Event. If there are several, the first kind in this order, and among those the one recorded last.',
  })
  by: Relation<Node>;
}

@ObjectType({ description: 'A chain from one thing to another in which nothing occurs twice.' })
export class Path {
  @Field(() => Int, { description: 'The number of steps.' })
  length: number;

  @Field(() => [PathStep], { description: 'The steps, each beginning where the one before ends.' })
  steps: PathStep[];
}
