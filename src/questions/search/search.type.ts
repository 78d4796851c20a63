import { Field, Float, ObjectType } from 'type-graphql';
import { Entity } from '../../domain/entity/entity.type';
import { type Connection, connectionOf, edgeOf } from '../../api/connection';

/** One match, and its score. */
@ObjectType('SearchEdge', { description: 'One match of a search.' })
export class SearchEdge extends edgeOf<Entity>('Search', () => Entity) {
  @Field(() => Float, {
    description:
      'Score of the match, 0 to 1; 1: a name equals the query. A series scores half, so that its editions come first.',
  })
  score: number;

  @Field({ description: 'The matching name or text, in its own language and spelling.' })
  matched: string;
}

export type SearchConnection = Connection<Entity, SearchEdge>;
export const SearchConnection = connectionOf<Entity, SearchEdge>(
  'Search',
  () => Entity,
  'The matches, best first.',
  SearchEdge,
);
