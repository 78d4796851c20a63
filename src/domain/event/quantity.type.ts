import { Field, Float, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';

@ObjectType({
  description:
    "A number about an event. low and high bound it: 'tens of thousands' is 10000 to 99999, approximate.",
})
export class Quantity {
  @Field({
    description: 'The kind of quantity, as in the property quantity.heads-of-state of its claims.',
  })
  property: string;

  @NullableField(() => Float, 'The exact number; null if only bounds are known: see low and high.')
  value?: number | null;

  @NullableField(() => Float, 'Lower bound, inclusive; null if there is none.')
  low?: number | null;

  @NullableField(() => Float, 'Upper bound, inclusive; null if there is none.')
  high?: number | null;

  @NullableField(() => String, 'Unit of measurement: minutes. Null: a count.')
  unit?: string | null;

  @Field({ description: 'Whether the number is rounded or estimated.' })
  approximate: boolean;

  @NullableField(() => Claim, 'The claim by which the number stands.')
  standing?: Relation<Claim> | null;

  @Field(() => [Claim], {
    description: 'Every claim about this number, not only the one that stands.',
  })
  claims: Relation<Claim>[];
}
