import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../api/payload';
import type { Relation } from '../../../api/relation';
import { Entity } from '../entity.type';

/** Answer of mergeEntities and unmergeEntity. */
@ObjectType({ description: 'What a merge or its undoing left, or why it was refused.' })
export class EntityPayload extends Payload {
  @Field(() => Entity, {
    nullable: true,
    description: 'Of a merge what was kept, of its undoing what is back; null where refused.',
  })
  entity?: Relation<Entity> | null;
}
