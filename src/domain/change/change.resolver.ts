import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../api/context';
import { type Read, Reader } from '../../api/resolver-parameters';
import { ChangesArgs, FollowArgs } from './change.input';
import { Change, ChangeConnection } from './change.type';
import { followChanges, type Followed } from './follow-changes';
import { readFollowed } from './read-followed';

@Resolver()
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    description: 'Every change recorded, in commit order. Pass the last cursor as after to read what is new.',
  })
  changes(@Args() _args: ChangesArgs, @Reader() read: Read) {
    return read();
  }

  @Subscription(() => Change, {
    name: 'changes',
    description:
      'Every committed change, in commit order, each exactly once. Pass the cursor of the last change seen as after to resume without a gap.',
    subscribe: ({ args, context, info }) => followChanges(context as Context, info, args),
  })
  followChanges(
    @Root() change: Followed,
    @Args() _args: FollowArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Change> {
    return readFollowed(context, info, change) as never;
  }
}
