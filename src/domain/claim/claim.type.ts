import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { DraftEffect, DraftOrigin } from './draft.type';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { ClaimRank, Modality, ReviewState, Stance } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { Payload, payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { JsonScalar } from '../../api/scalars';
import { Leader } from '../leader/leader.type';
import { Organization } from '../organization/organization.type';
import { Participation } from '../participation/participation.type';
import { Relationship } from '../relationship/relationship.type';
import { Source } from '../source/source.type';
import { Tenure } from '../tenure/tenure.type';
import { DateScalar, DateTimeScalar } from '../../api/time/scalars';
import { TimeSpan } from '../../api/time/time-span.type';

/** The subject of a claim. */
export type ClaimSubject = Country | Leader | Organization | Event | Participation | Relationship | Tenure;
export const ClaimSubject = createUnionType({
  name: 'ClaimSubject',
  description: 'The subject of a claim: a thing, or a fact about things.',
  types: () => [Country, Leader, Organization, Event, Participation, Relationship, Tenure] as const,
});

@ObjectType({
  description:
    'A statement by a source that a property of a subject has, or does not have, a value. Claims are never overwritten: a better claim outranks an earlier one, and a withdrawn one is retracted; both stay on record.',
  implements: Node,
})
export class Claim extends Node {
  @Field(() => ClaimSubject, { description: 'The thing or fact that the claim is about.' })
  subject: Relation<ClaimSubject>;

  @Field({
    description:
      'The property claimed: status, time, term.start, quantity.heads-of-state, first.multilateral-meeting, record.',
  })
  property: string;

  @Field(() => JsonScalar, {
    description:
      'The value claimed, in the shape of the property: an enum value, EDTF text, a number or an object.',
  })
  value: unknown;

  @Field({ description: 'The claim in one short sentence, for human readers.' })
  statement: string;

  @Field(() => Modality, { description: 'How it is presented: as a fact, a plan, a hope.' })
  modality: Modality;

  @Field(() => ClaimRank, {
    description: "An editor's judgment of the claim relative to others about the same property.",
  })
  rank: ClaimRank;

  @Field(() => Stance, { description: 'Whether the claim supports or denies the value.' })
  stance: Stance;

  @NullableField(() => Int, 'Confidence, 0 to 100; null if not assessed.')
  confidence?: number | null;

  @NullableField(
    () => String,
    'The condition of a HYPOTHETICAL claim: what must happen first. Null for any other.',
  )
  condition?: string | null;

  @NullableField(
    () => Entity,
    'The speaker whom the source quotes; null if the source makes the claim itself.',
  )
  speaker?: Relation<Entity> | null;

  @Field(() => Source, { description: 'The source in which the claim is made.' })
  source: Relation<Source>;

  @NullableField(() => String, 'The original wording of the source; null if it was not recorded.')
  quote?: string | null;

  @NullableField(
    () => String,
    'The position in the source: a paragraph, a row number, character offsets. Null if not recorded.',
  )
  locator?: string | null;

  @NullableField(() => TimeSpan, 'When the claim was made in public; null if unknown.')
  saidAt?: TimeSpan | null;

  @Field(() => DateScalar, {
    description:
      'The day from which asOf(saidBy:) includes it, and by which claims are ordered: the last day of saidAt, or else of the publication of the source; never after the day it was recorded.',
  })
  saidOn: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded in this database.' })
  recordedAt: string;

  @NullableField(() => DateTimeScalar, 'When the claim was retracted; null if it was not.')
  retractedAt?: string | null;

  @Field(() => ReviewState, { description: 'The state of review; only ACCEPTED claims count.' })
  review: ReviewState;

  @NullableField(
    () => String,
    'Who recorded the claim: the name of the API key, token or import. Null if not recorded.',
  )
  actor?: string | null;

  @NullableField(
    () => String,
    'The reason given when it was last ranked, reviewed or retracted; null if there is none.',
  )
  note?: string | null;

  @NullableField(
    () => DraftOrigin,
    'Where a draft was read in an article; null for a claim that people or imports recorded.',
  )
  origin?: Relation<DraftOrigin> | null;

  @NullableField(() => DraftEffect, 'What accepting it would change; null for a claim that is accepted.')
  effect?: Relation<DraftEffect> | null;
}

export type ClaimConnection = Connection<Claim>;
export const ClaimConnection = connectionOf<Claim>('Claim', () => Claim, 'A page of claims.');

/** Payload of a mutation of one claim. */
export const ClaimPayload = payloadOf('Claim', 'The claim that was recorded, ranked or retracted', {
  claim: [() => Claim, 'The claim in its new state; null if the mutation was refused.'],
});

/** Payload of reviewClaims. */
@ObjectType({ description: 'The claims that were reviewed: all of them or none.' })
export class ReviewPayload extends Payload {
  @Field(() => [Claim], {
    description:
      'In the order of the input, or for where in the order of recording; empty if the mutation was refused.',
  })
  claims: Relation<Claim>[];
}
