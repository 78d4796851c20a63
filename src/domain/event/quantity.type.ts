import { Field, Float, ObjectType } from 'type-graphql';
import { Claim } from '../claim/claim.type';
import type { Relation } from '../../api/relation';

/** A number about an event. */
@ObjectType({
  description: "low and high bound what is known: 'tens of thousands' is 10000 to 99999, approximate.",
})
export class Quantity {
  @Field({
    description: 'What is counted or measured, as its claims name it: quantity.heads-of-state.',
  })
  property: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The number, where one was given; else see low and high.',
  })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'At least this many, included.' })
  low?: number | null;

  @Field(() => Float, { nullable: true, description: 'At most this many, included.' })
  high?: number | null;

  @Field(() => String, { nullable: true, description: 'Unit of measurement: minutes. Null: a count.' })
  unit?: string | null;

  @Field({ description: 'The number is rounded or estimated.' })
  approximate: boolean;

  @Field(() => Claim, { nullable: true, description: 'The claim by which the number stands.' })
  standing?: Relation<Claim> | null;

  @Field(() => [Claim], {
    description: 'Everything that has been said about this number; not only what stands.',
  })
  claims: Relation<Claim>[];
}
