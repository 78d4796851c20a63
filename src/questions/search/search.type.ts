import { Field, Float, ObjectType } from 'type-graphql';
import { Entity } from '../../domain/entity/entity.type';
import { connectionOf, edgeOf, type Connection } from '../../api/connection';

/** One find, and how well it fits. */
@ObjectType('SearchEdge', { description: 'One find of a search.' })
export class SearchEdge extends edgeOf<Entity>('Search', () => Entity) {
  @Field(() => Float, {
    description:
      'How well it fits, 0 to 1; 1: a name is exactly what was asked for. A series has half, so that its editions come first.',
  })
  score: number;

  @Field({ description: 'The name or text that fits, in its own language and spelling.' })
  matched: string;
}

/** A page of what was found. */
export type SearchConnection = Connection<Entity, SearchEdge>;
export const SearchConnection = connectionOf<Entity, SearchEdge>(
  'Search',
  () => Entity,
  'What was found, best first.',
  SearchEdge,
);
