import { Field, Float, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
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

  @Field(() => Float, {
    nullable: true,
    description: 'The exact number; null if only bounds are known: see low and high.',
  })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound, inclusive; null if there is none.' })
  low?: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound, inclusive; null if there is none.' })
  high?: number | null;

  @Field(() => String, { nullable: true, description: 'Unit of measurement: minutes. Null: a count.' })
  unit?: string | null;

  @Field({ description: 'Whether the number is rounded or estimated.' })
  approximate: boolean;

  @Field(() => Claim, { nullable: true, description: 'The claim by which the number stands.' })
  standing?: Relation<Claim> | null;

  @Field(() => [Claim], {
    description: 'Every claim about this number, not only the one that stands.',
  })
  claims: Relation<Claim>[];
}
