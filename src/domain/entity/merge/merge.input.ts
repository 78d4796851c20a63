import { Field, ID, InputType } from 'type-graphql';
import { RetryableInput } from '../../../api/retryable.input';
import { IsReference, IsText } from '../../../api/validate';

/** Input of mergeEntities. */
@InputType({
  description:
    'Says that two records are of one thing: two countries, leaders, organizations or events. Names, codes, facts and claims of the one move to the other; its id and slug lead there from then on.',
})
export class MergeEntitiesInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, {
    description:
      'The record that stays, by its global id or slug. It keeps its slug and the name it is shown by, and takes from the other what it does not know itself.',
  })
  keep: string;

  @IsReference()
  @Field(() => ID, {
    description:
      'The record that goes, by its global id or slug. Asked of an earlier time, it is what it was then.',
  })
  absorb: string;

  @IsText(5000)
  @Field({ description: 'Why they are one, for whoever reads the record later; up to 5000 characters.' })
  reason: string;
}

/** Input of unmergeEntity. */
@InputType({
  description:
    'Undoes a merge: the absorbed record gets back what it had, with what was since judged or said of its facts. What was added since to the merged record itself, by whichever slug, stays with the one that was kept.',
})
export class UnmergeEntityInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'The record that was absorbed, by its own global id or slug.' })
  absorbed: string;

  @IsText(5000)
  @Field({ description: 'Why they are two, for whoever reads the record later; up to 5000 characters.' })
  reason: string;
}
