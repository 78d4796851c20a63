import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../api/payload';
import type { Relation } from '../../../api/relation';
import { Entity } from '../entity.type';

/** Payload of mergeEntities and unmergeEntity. */
@ObjectType({ description: 'The result of a merge or of its undoing, or the errors that prevented it.' })
export class EntityPayload extends Payload {
  @Field(() => Entity, {
    nullable: true,
    description:
      'The record kept by a merge, or the record restored by its undoing; null if the mutation was refused.',
  })
  entity?: Relation<Entity> | null;
}
