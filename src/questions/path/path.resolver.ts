import { Args, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { PathsArgs } from './path.input';
import { Path } from './path.type';

@Resolver()
export class PathResolver {
  @NullableQuery(
    () => [Path],
    'The shortest chains of relationships, shared events, tenures and borders between two things, shortest first; among equals in the order of recording. Empty if they are not connected. A search that would examine more than 200,000 connections is refused with COST_EXCEEDED; under asOf(validAt:) the limit is 100,000, under asOf(saidBy:) 20,000. Null with an error if refused.',
  )
  paths(@Args() _args: PathsArgs, @Reader() read: Read) {
    return read();
  }
}
