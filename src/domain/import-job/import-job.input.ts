import { ArgsType, Field, Int } from 'type-graphql';

/** Arguments of ImportJob.rejections. */
@ArgsType()
export class RejectionsArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many: 0 to 1000, the first of them; 20 where left out.',
  })
  first?: number;
}
