import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { ChangeAction } from '../../api/enums';

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

/** Arguments of Subscription.changes. */
@ArgsType()
export class FollowArgs {
  @Field({
    nullable: true,
    description:
      'Cursor of a change, as Change.cursor says; exclusive. Where left out: only what is recorded from now on.',
  })
  after?: string;

  @Field(() => ID, { nullable: true, description: 'Only what was done to this, as in Query.changes.' })
  subject?: string;

  @Field(() => [ChangeAction], {
    nullable: true,
    description: 'Only these kinds of change. Where left out: all.',
  })
  actions?: ChangeAction[];
}
