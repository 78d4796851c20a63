import { Field, ObjectType } from 'type-graphql';
import { Node } from '../entity/node.type';
import { type Connection, connectionOf } from '../../api/connection';
import { ChangeAction } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { JsonScalar } from '../../api/scalars';
import { DateTimeScalar } from '../../api/time/scalars';

@ObjectType({
  description: 'What one write did to one subject. Changes are listed in commit order.',
  implements: Node,
})
export class Change extends Node {
  @Field({
    description: 'Opaque position of this change among all changes. Pass it as after to continue from here.',
  })
  cursor: string;

  @Field(() => DateTimeScalar, { description: 'When the change was committed.' })
  at: string;

  @Field(() => ChangeAction, { description: 'The kind of change.' })
  action: ChangeAction;

  @NullableField(() => Node, 'What was changed; null for a batch of an import.')
  subject?: Relation<Node> | null;

  @NullableField(
    () => String,
    'Who made the change: the name of the API key, token or import. Null if not recorded.',
  )
  actor?: string | null;

  @Field(() => [String], { description: 'Names of the fields or properties that changed.' })
  fields: string[];

  @NullableField(
    () => JsonScalar,
    'The values of those fields before the change, as an object; null for a new subject.',
  )
  before?: unknown;

  @NullableField(
    () => JsonScalar,
    'The values of those fields after the change, as an object; null if there are none.',
  )
  after?: unknown;
}

export type ChangeConnection = Connection<Change>;
export const ChangeConnection = connectionOf<Change>('Change', () => Change, 'A page of changes.');
