import { Mutation, Resolver } from 'type-graphql';
import { Input, type Write, Writer } from '../../../api/mutation';
import { MergeEntitiesInput, UnmergeEntityInput } from './merge.input';
import { mergeEntities } from './merge-entities';
import { EntityPayload } from './merge.type';
import { unmergeEntity } from './unmerge-entity';

@Resolver()
export class MergeResolver {
  @Mutation(() => EntityPayload, {
    description: 'Merges two records of the same thing. Can be undone. Requires the role REVIEWER.',
  })
  mergeEntities(@Input() input: MergeEntitiesInput, @Writer() write: Write) {
    return write(mergeEntities, input);
  }

  @Mutation(() => EntityPayload, {
    description:
      'Undoes a merge, even if more was recorded since; refused if a later merge has to be undone first. Requires the role REVIEWER.',
  })
  unmergeEntity(@Input() input: UnmergeEntityInput, @Writer() write: Write) {
    return write(unmergeEntity, input);
  }
}
