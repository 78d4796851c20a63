import { Field, Int, ObjectType } from 'type-graphql';
import { Claim, ClaimSubject } from '../../domain/claim/claim.type';
import { Event } from '../../domain/event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { JsonScalar } from '../../api/scalars';
import { DisputeKind } from './dispute.enum';

/** One of the values claimed for a property. */
@ObjectType({ description: 'One of the values claimed, with the claims for it.' })
export class Position {
  @Field(() => JsonScalar, { description: 'The value, in the shape of the property.' })
  value: unknown;

  @Field(() => [Claim], {
    description:
      'The claims about this value that can decide, latest first. Those of the stance DISPUTES deny it.',
  })
  claims: Relation<Claim>[];

  @NullableField(
    () => Int,
    'The highest confidence of the claims that support it, 0 to 100; null if not assessed.',
  )
  confidence?: number | null;

  @Field({ description: 'Whether this position stands.' })
  standing: boolean;
}

@ObjectType({
  description:
    'Claims about one property that disagree: they give several values, or one is denied. Values that can both be true (September 2025 and 3 September 2025, 20 to 30 and 26) do not disagree. HYPOTHETICAL and DEPRECATED claims do not count.',
})
export class Dispute {
  @Field(() => DisputeKind, {
    description: 'Whether they contradict each other, or one only succeeded the other in time.',
  })
  kind: DisputeKind;

  @Field(() => ClaimSubject, { description: 'The subject of the claims.' })
  subject: Relation<ClaimSubject>;

  @Field({ description: 'The property of the subject.' })
  property: string;

  @Field(() => [Position], {
    description: 'Every value claimed: the one that stands first, the others by their rank after it.',
  })
  positions: Position[];

  @NullableField(
    () => Position,
    'The position that stands; null if each is denied by a claim that outranks it.',
  )
  current?: Position | null;

  @Field({ description: 'The rule by which it stands before the next, or why none stands, in words.' })
  rule: string;
}

/** A page of disputes. */
export type DisputeConnection = Connection<Dispute>;
export const DisputeConnection = connectionOf<Dispute>('Dispute', () => Dispute, 'A page of disputes.');

Field(() => [Dispute], {
  description: 'Contradictions between the claims about it and its participations, latest said first.',
})(Event.prototype, 'disputes');
