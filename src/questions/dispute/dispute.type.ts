import { Field, Int, ObjectType } from 'type-graphql';
import { Claim, ClaimSubject } from '../../domain/claim/claim.type';
import { Event } from '../../domain/event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import type { Relation } from '../../api/relation';
import { JsonScalar } from '../../api/scalars';
import { DisputeKind } from './dispute.enum';

/** One of the values that are held about a property. */
@ObjectType({ description: 'One of the values that are held, and whose claims say so.' })
export class Position {
  @Field(() => JsonScalar, { description: 'The value, in the shape that the property has.' })
  value: unknown;

  @Field(() => [Claim], {
    description:
      'The claims about this value that may decide, latest said first. Those of stance DISPUTES deny it.',
  })
  claims: Relation<Claim>[];

  @Field(() => Int, {
    nullable: true,
    description: 'The highest confidence of the claims that support it, 0 to 100; null if not assessed.',
  })
  confidence?: number | null;

  @Field({ description: 'Whether this is the position that stands.' })
  standing: boolean;
}

/** Claims about one property of one subject that disagree. */
@ObjectType({
  description:
    'Claims about one property that disagree: several values are held, or one is held and denied. Values that can both be so (September 2025 and 3 September 2025, 20 to 30 and 26) do not disagree. What is HYPOTHETICAL or DEPRECATED takes no part.',
})
export class Dispute {
  @Field(() => DisputeKind, {
    description: 'Whether they contradict each other, or one only took the place of the other in time.',
  })
  kind: DisputeKind;

  @Field(() => ClaimSubject, { description: 'What the claims are about.' })
  subject: Relation<ClaimSubject>;

  @Field({ description: 'Which property of the subject.' })
  property: string;

  @Field(() => [Position], {
    description:
      'Every value that is held: the one that stands first, the others by how close they come to it.',
  })
  positions: Position[];

  @Field(() => Position, {
    nullable: true,
    description: 'The position that stands; null where each is denied by a claim that goes before it.',
  })
  current?: Position | null;

  @Field({ description: 'By which rule it stands before the next, or why none stands, in words.' })
  rule: string;
}

/** A page of disputes. */
export type DisputeConnection = Connection<Dispute>;
export const DisputeConnection = connectionOf<Dispute>('Dispute', () => Dispute, 'A page of disputes.');

Field(() => [Dispute], {
  description: 'Contradictions between the claims about it and its participations, latest said first.',
})(Event.prototype, 'disputes');
