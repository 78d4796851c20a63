import { ArgsType, ID } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { ChangeAction } from '../../api/enums';
import { NullableField } from '../../api/nullable';

/** Arguments of Query.changes. */
@ArgsType()
export class ChangesArgs extends PageArgs {
  @NullableField(
    () => ID,
    'Only changes to this subject: a thing by global id, slug or ISO 3166-1 alpha-3 code, including changes to the facts that concern it; anything else by global id.',
  )
  subject?: string;

  @NullableField(() => [ChangeAction], 'Only these kinds of change; all kinds if omitted.')
  actions?: ChangeAction[];
}

/** Arguments of Subscription.changes. */
@ArgsType()
export class FollowArgs {
  @NullableField(
    () => String,
    'The Change.cursor after which to begin, exclusive. If omitted, only changes recorded from now on.',
  )
  after?: string;

  @NullableField(() => ID, 'Only changes to this subject, as in Query.changes.')
  subject?: string;

  @NullableField(() => [ChangeAction], 'Only these kinds of change; all kinds if omitted.')
  actions?: ChangeAction[];
}
