import { Args, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { GraphArgs } from './graph.input';
import { Graph } from './graph.type';

@Resolver()
export class GraphResolver {
  @NullableQuery(
    () => Graph,
    'What connects these things and their neighbors with each other, flat, for drawing. Edges are only between nodes that are listed. Null where it is refused.',
  )
  graph(@Args() _args: GraphArgs, @Reader() read: Read) {
    return read();
  }
}
