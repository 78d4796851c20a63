import { payloadOf } from '../../../api/payload';
import { Entity } from '../entity.type';

/** Payload of mergeEntities and unmergeEntity. */
export const EntityPayload = payloadOf('Entity', 'The result of a merge or of its undoing', {
  entity: [
    () => Entity,
    'The record kept by a merge, or the record restored by its undoing; null if the mutation was refused.',
  ],
});
