import { InputType } from 'type-graphql';
import { Reference, Text } from '../../../api/validate';
import { RetryableInput } from '../../../api/mutation';

/** Input of mergeEntities. */
@InputType({
  description:
    'Merges two records of the same thing: two countries, leaders, organizations or events. The names, codes, facts and claims of one move to the other, to which its id and slug lead from then on.',
})
export class MergeEntitiesInput extends RetryableInput {
  @Reference(
    'The record to keep, by global id or slug. It keeps its slug and displayed name, and takes over values that it lacks from the other.',
  )
  keep: string;

  @Reference(
    'The record to absorb, by global id or slug. Queries at an earlier knownAt still show it as it was.',
  )
  absorb: string;

  @Text(5000, 'Why they are the same thing, kept on record; up to 5000 characters.')
  reason: string;
}

/** Input of unmergeEntity. */
@InputType({
  description:
    'Undoes a merge: the absorbed record gets its facts back, with the claims and judgments made about them since. What was added since to the merged record itself, under either slug, stays with the record that was kept.',
})
export class UnmergeEntityInput extends RetryableInput {
  @Reference('The record that was absorbed, by its own global id or slug.')
  absorbed: string;

  @Text(5000, 'Why they are two things, kept on record; up to 5000 characters.')
  reason: string;
}
