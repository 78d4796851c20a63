import { ArgsType, Int } from 'type-graphql';
import { NullableField } from '../../api/nullable';

/** Arguments of ImportJob.rejections. */
@ArgsType()
export class RejectionsArgs {
  @NullableField(() => Int, 'The number of rejections, from the first: 0 to 1000; 20 if omitted.')
  first?: number;
}
