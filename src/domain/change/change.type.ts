import { Field, ObjectType } from 'type-graphql';
import { Node } from '../entity/node.type';
import { connectionOf, type Connection } from '../../api/connection';
import { ChangeAction } from '../../api/enums';
import type { Relation } from '../../api/relation';
import { JsonScalar } from '../../api/scalars';
import { DateTimeScalar } from '../../api/time/scalars';

/** What one write did to one subject. */
@ObjectType({
  description: 'What one write did to one subject. Changes come in the order in which they were committed.',
  implements: Node,
})
export class Change extends Node {
  @Field({
    description: 'Opaque; stands for this change among all changes. Hand it to after to go on from here.',
  })
  cursor: string;

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  at: string;

  @Field(() => ChangeAction, { description: 'What was done.' })
  action: ChangeAction;

  @Field(() => Node, { nullable: true, description: 'What it was done to; null for a batch of an import.' })
  subject?: Relation<Node> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who did it: the name of the key or token, or of the import.',
  })
  actor?: string | null;

  @Field(() => [String], { description: 'Names of the fields or properties that changed.' })
  fields: string[];

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Those fields as they were, as an object; null where there was nothing before.',
  })
  before?: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Those fields as they are since, as an object.' })
  after?: unknown;
}

/** A page of changes. */
export type ChangeConnection = Connection<Change>;
export const ChangeConnection = connectionOf<Change>('Change', () => Change, 'A page of changes.');
