import { ArgsType, Field } from 'type-graphql';
import { ClaimConnectionArgs } from '../claim/claim.input';

/** Arguments of the field `claims` of a thing. */
@ArgsType()
export class EntityClaimsArgs extends ClaimConnectionArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Also what is said of its participations, relationships and tenures, and the imported rows from which they come. Default: false.',
  })
  includeFacts?: boolean = false;
}
