import { ArgsType, Field, ID, Int, type ClassType } from 'type-graphql';
import { NullableField } from './nullable';
import { orderOf, type Order, type Orders } from './order';

/** Relay's four paging arguments. */
@ArgsType()
export class PageArgs {
  @NullableField(
    () => Int,
    'How many to take from the front: 0 to 100; 20 where neither first nor last is given.',
  )
  first?: number;

  @NullableField(() => String, 'Only what follows this cursor, exclusive.')
  after?: string;

  @NullableField(
    () => Int,
    'How many to take from the back, in the same order: 0 to 100. Not together with first.',
  )
  last?: number;

  @NullableField(() => String, 'Only what precedes this cursor, exclusive.')
  before?: string;
}

/** Arguments of a connection that can be filtered and ordered. */
export interface ConnectionArgs extends PageArgs {
  where?: object;
  orderBy?: Order[];
}

/** The arguments where, orderBy and Relay's four for one kind of connection, with the input `<name>Order`. */
export function connectionArgs(
  name: string,
  filter: ClassType<object>,
  orders: Orders,
): ClassType<ConnectionArgs> {
  const order = orderOf(name, orders);

  @ArgsType()
  class Args extends PageArgs {
    @NullableField(() => filter, 'Only what matches; operators that stand side by side all apply.')
    where?: object;

    @NullableField(
      () => [order],
      `By the first, then where that ties by the next. Where left out: ${orders.byDefault}.`,
    )
    orderBy?: Order[];
  }
  return Args;
}

/** Arguments by which one thing is looked up. */
export type KeyArgs<Key extends string> = { [Each in Key]?: string };

/** The arguments of a query for one thing: exactly one of these keys, each with its description. */
export function keyArgs<Key extends string>(keys: Readonly<Record<Key, string>>): ClassType<KeyArgs<Key>> {
  const descriptions = Object.entries<string>(keys);
  const nullable = descriptions.length > 1;

  @ArgsType()
  class Args {}
  for (const [key, description] of descriptions) {
    Field(() => (key === 'id' ? ID : String), { nullable, description })(Args.prototype, key);
  }
  return Args;
}
