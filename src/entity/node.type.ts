import { Field, ID, InterfaceType } from 'type-graphql';

/** Relay's Node: whatever can be fetched again by its id. */
@InterfaceType({
  description: 'Whatever can be fetched again by its id, with Query.node (Relay Object Identification).',
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Global id, the type and a number: event_12. It never changes and is never given to another thing.',
  })
  id: string;
}
