import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../graphql/args';
import { ChangeAction } from '../graphql/enums';

/** Arguments of Query.changes. */
@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only what was done to this: a thing by global id, slug or ISO 3166-1 alpha-3, with the facts that concern it; anything else by global id.',
  })
  subject?: string;

  @Field(() => [ChangeAction], {
    nullable: true,
    description: 'Only these kinds of change. Where left out: all.',
  })
  actions?: ChangeAction[];
}
