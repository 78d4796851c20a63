import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Event } from '../event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import { ClaimRank, Modality, ReviewState, Stance } from '../../api/enums';
import { Payload } from '../../api/payload';
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

/** What can be claimed about. */
export type ClaimSubject = Country | Leader | Organization | Event | Participation | Relationship | Tenure;
export const ClaimSubject = createUnionType({
  name: 'ClaimSubject',
  description: 'What a claim can be about: a thing, or a fact about things.',
  types: () => [Country, Leader, Organization, Event, Participation, Relationship, Tenure] as const,
});

/** Somebody said that something is so. */
@ObjectType({
  description:
    'Somebody said that something is so. Never overwritten: a better claim outranks it, a withdrawn one is retracted, both stay.',
  implements: Node,
})
export class Claim extends Node {
  @Field(() => ClaimSubject, { description: 'What it is about.' })
  subject: Relation<ClaimSubject>;

  @Field({
    description:
      'Which property of the subject: status, time, term.start, quantity.heads-of-state, first.multilateral-meeting, record.',
  })
  property: string;

  @Field(() => JsonScalar, {
    description:
      'The value, in the shape that the property has: an enum value, EDTF text, a number, an object.',
  })
  value: unknown;

  @Field({ description: 'The value for people: one short sentence.' })
  statement: string;

  @Field(() => Modality, { description: 'As a fact, a plan, a hope.' })
  modality: Modality;

  @Field(() => ClaimRank, { description: "An editor's judgement against rival claims." })
  rank: ClaimRank;

  @Field(() => Stance, { description: 'Whether it says that the value is so, or is not.' })
  stance: Stance;

  @Field(() => Int, { nullable: true, description: '0 to 100; null if not assessed.' })
  confidence?: number | null;

  @Field(() => String, { nullable: true, description: 'What must happen first, for a HYPOTHETICAL claim.' })
  condition?: string | null;

  @Field(() => Entity, {
    nullable: true,
    description: 'Whom the source quotes; null where it speaks for itself.',
  })
  speaker?: Relation<Entity> | null;

  @Field(() => Source, { description: 'Where it was said.' })
  source: Relation<Source>;

  @Field(() => String, { nullable: true, description: "The source's own words, where they were kept." })
  quote?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where in the source: a paragraph, a row number, character offsets.',
  })
  locator?: string | null;

  @Field(() => TimeSpan, {
    nullable: true,
    description: 'When it was said in public; null where it is not known.',
  })
  saidAt?: TimeSpan | null;

  @Field(() => DateScalar, {
    description:
      'The day from which asOf(saidBy:) counts it, and by which claims are ordered: the last day of saidAt, or else of the publication of the source; never after the day on which it was recorded.',
  })
  saidOn: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded here.' })
  recordedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was withdrawn; null while it counts.',
  })
  retractedAt?: string | null;

  @Field(() => ReviewState, { description: 'Whether a reviewer has let it through; only ACCEPTED counts.' })
  review: ReviewState;

  @Field(() => String, { nullable: true, description: 'Who recorded it: the name of the key or token.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was last ranked, reviewed or retracted.' })
  note?: string | null;
}

/** A page of claims. */
export type ClaimConnection = Connection<Claim>;
export const ClaimConnection = connectionOf<Claim>('Claim', () => Claim, 'A page of claims.');

/** Answer of a mutation about one claim. */
@ObjectType({ description: 'The claim that was recorded, ranked or retracted, or why it was not.' })
export class ClaimPayload extends Payload {
  @Field(() => Claim, { nullable: true, description: 'The claim as it now stands; null where refused.' })
  claim?: Relation<Claim> | null;
}

/** Answer of reviewClaims. */
@ObjectType({ description: 'The claims that were reviewed: all of them or none.' })
export class ReviewPayload extends Payload {
  @Field(() => [Claim], {
    description:
      'In the order of the input, or in the order in which they were recorded; empty where refused.',
  })
  claims: Relation<Claim>[];
}
