import { ArgsType } from 'type-graphql';
import { ClaimConnectionArgs } from '../claim/claim.input';
import { NullableField } from '../../api/nullable';

/** Arguments of the field `claims` of a thing. */
@ArgsType()
export class EntityClaimsArgs extends ClaimConnectionArgs {
  @NullableField(
    () => Boolean,
    'Also what is said of its participations, relationships and tenures, and the imported rows from which they come. Default: false.',
  )
  includeFacts?: boolean = false;
}
