import { ArgsType, Field, Int } from 'type-graphql';

/** Arguments of ImportJob.rejections. */
@ArgsType()
export class RejectionsArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of rejections, from the first: 0 to 1000; 20 if omitted.',
  })
  first?: number;
}
