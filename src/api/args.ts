import { ArgsType, Field, Int, type ClassType } from 'type-graphql';

/** Relay's four paging arguments. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many to take from the front: 0 to 100; 20 where neither first nor last is given.',
  })
  first?: number;

  @Field({ nullable: true, description: 'Only what follows this cursor, exclusive.' })
  after?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many to take from the back, in the same order: 0 to 100. Not together with first.',
  })
  last?: number;

  @Field({ nullable: true, description: 'Only what precedes this cursor, exclusive.' })
  before?: string;
}

/** Arguments of a connection that can be filtered and ordered. */
export interface ConnectionArgs<Where, Order> extends PageArgs {
  where?: Where;
  orderBy?: Order[];
}

/**
 * The arguments where, orderBy and Relay's four for one kind of connection; `defaultOrder` is told to the reader
 * and carried out by the read side.
 */
export function connectionArgs<Where extends object, Order extends object>(
  filter: () => ClassType<Where>,
  order: () => ClassType<Order>,
  defaultOrder: string,
): ClassType<ConnectionArgs<Where, Order>> {
  @ArgsType()
  class Args extends PageArgs {
    @Field(filter, {
      nullable: true,
      description: 'Only what matches; operators that stand side by side all apply.',
    })
    where?: Where;

    @Field(() => [order()], {
      nullable: true,
      description: `By the first, then where that ties by the next. Where left out: ${defaultOrder}.`,
    })
    orderBy?: Order[];
  }
  return Args;
}
