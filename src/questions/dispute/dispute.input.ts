import { ArgsType, ID } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { DisputeKind } from './dispute.enum';
import { NullableField } from '../../api/nullable';

/** Arguments of Query.disputes. */
@ArgsType()
export class DisputesArgs extends PageArgs {
  @NullableField(
    () => ID,
    'Only claims about this subject: a thing by global id, slug or ISO 3166-1 alpha-3 code, or a participation, relationship or tenure by its global id.',
  )
  subject?: string;

  @NullableField(() => String, 'Only this property: status, quantity.heads-of-state.')
  property?: string;

  @NullableField(() => DisputeKind, 'Only disputes of this kind; both kinds if null.')
  kind?: DisputeKind | null = DisputeKind.CONTRADICTION;

  @NullableField(
    () => Boolean,
    'Whether claims about the participations, relationships and tenures of the subject are included.',
  )
  includeFacts: boolean = true;
}
