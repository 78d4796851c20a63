import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { DisputeKind } from './dispute.enum';

/** Arguments of Query.disputes. */
@ArgsType()
export class DisputesArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only claims about this subject: a thing by global id, slug or ISO 3166-1 alpha-3 code, or a participation, relationship or tenure by its global id.',
  })
  subject?: string;

  @Field({ nullable: true, description: 'Only this property: status, quantity.heads-of-state.' })
  property?: string;

  @Field(() => DisputeKind, {
    nullable: true,
    description: 'Only disputes of this kind; both kinds if null.',
  })
  kind?: DisputeKind | null = DisputeKind.CONTRADICTION;

  @Field({
    nullable: true,
    description:
      'Whether claims about the participations, relationships and tenures of the subject are included.',
  })
  includeFacts: boolean = true;
}
