import { Field, InputType, type ClassType } from 'type-graphql';
import { defineEnum, type ValueOf } from './enums/describe';

/** The direction of an order. */
export const OrderDirection = defineEnum(
  'OrderDirection',
  'The direction of an order; unknown values are last in both.',
  {
    ASC: 'Smallest, earliest, or A first.',
    DESC: 'Greatest, latest, or Z first.',
  },
);
export type OrderDirection = ValueOf<typeof OrderDirection>;

/** Descriptions of fields by which several lists can be ordered. */
export const ENGLISH_NAME = 'The English common name.';
export const RECORDING = 'The time of recording.';

/** One key of an order, and its direction. */
export interface Order {
  field: string;
  direction: OrderDirection;
}

/** The orders of one kind of list: its fields, each with its description, and the order where none is given. */
export interface Orders {
  description: string;
  fields: Readonly<Record<string, string>>;
  /** Told to the reader, and carried out by the read side. */
  byDefault: string;
}

/** The input `<name>Order`, {field, direction}, and the enum `<name>OrderField` of its fields. */
export function orderOf(name: string, { description, fields }: Orders): ClassType<Order> {
  const values = defineEnum(`${name}OrderField`, description, fields);

  @InputType(`${name}Order`, {
    description: 'One key to order by. What is unknown comes last in either direction.',
  })
  class OrderInput implements Order {
    @Field(() => values, { description: 'What to order by.' })
    field: string;

    @Field(() => OrderDirection, { description: 'Ascending where left out.' })
    direction: OrderDirection = OrderDirection.ASC;
  }
  return OrderInput;
}
