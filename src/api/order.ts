import { Field, InputType, type ClassType } from 'type-graphql';
import { OrderDirection } from './enums';

/** One key of an order, and its direction. */
export interface Order<OrderField> {
  field: OrderField;
  direction: OrderDirection;
}

/** The input `{field, direction}` over the values of one order-field enum. */
export function orderOf<OrderField extends string>(
  fields: Record<string, OrderField>,
  name: string,
): ClassType<Order<OrderField>> {
  @InputType(name, { description: 'One key to order by. What is unknown comes last in either direction.' })
  class OrderInput implements Order<OrderField> {
    @Field(() => fields, { description: 'What to order by.' })
    field: OrderField;

    @Field(() => OrderDirection, { description: 'Ascending where left out.' })
    direction: OrderDirection = OrderDirection.ASC;
  }
  return OrderInput;
}
