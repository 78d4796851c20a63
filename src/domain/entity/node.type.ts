import { Field, ID, InterfaceType } from 'type-graphql';

/** Relay's Node: an object that can be fetched again by its id. */
@InterfaceType({
  description:
    'An object that can be fetched again by its id, with Query.node (Relay Object Identification).',
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Global id, the type and a number: event_12. It never changes and is never reused. Below asOf it carries the times as well, event_12@v2005-06-01.s2025-08-20.k1234: the days of validAt and saidBy, and the number of the last recording by knownAt, each only if given. node(id:) returns the object at those times; any other argument that takes an id accepts both forms.',
  })
  id: string;
}
