import { Field, Float, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { ParticipationConnectionArgs } from '../participation/participation.input';
import { ParticipationConnection } from '../participation/participation.type';
import { RelationshipConnectionArgs } from '../relationship/relationship.input';
import { RelationshipConnection } from '../relationship/relationship.type';
import { TenureConnectionArgs } from '../tenure/tenure.input';
import { TenureConnection } from '../tenure/tenure.type';

/** A state or territory. */
@ObjectType({
  description:
    'A state or territory of ISO 3166-1, or one that is no more and that Correlates of War or ISO 3166-3 lists.',
  implements: [Node, Entity],
})
export class Country extends Entity {
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166-1 alpha-2: KP; of a past country the last that it had: DD. Null for states that have none.',
  })
  iso2?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166-1 alpha-3: PRK; of a past country the last that it had: DDR. Null for states that have none.',
  })
  iso3?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166-1 numeric, three digits with leading zeros, which maps and UN statistics go by: 408; of a past country the last that it had. Null for states that have none.',
  })
  isoNumeric?: string | null;

  @Field(() => String, { nullable: true, description: 'Continent, as in UN M49: Asia.' })
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the continent, close to UN M49: Eastern Asia.',
  })
  subregion?: string | null;

  @Field(() => String, { nullable: true, description: 'Seat of government, in English: Pyongyang.' })
  capital?: string | null;

  @Field(() => Float, { nullable: true, description: 'Of a point near its middle, degrees north (WGS 84).' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a point near its middle, degrees east (WGS 84).' })
  longitude?: number | null;

  @Field(() => [Country], { description: 'Its neighbors by land, from BORDER relationships, by name.' })
  borders: Relation<Country>[];

  @Field(() => TenureConnection, {
    description: 'Who held which office, newest first; with asOf(validAt:), who held it then.',
  })
  @Takes(() => TenureConnectionArgs)
  tenures: Relation<TenureConnection>;

  @Field(() => EventConnection, { description: 'Events this country, or a leader for it, takes part in.' })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, { description: 'What binds it to others, or sets it against them.' })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;

  @Field(() => ParticipationConnection, {
    description: 'Its own participations, and those of its representatives.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;
}

/** A page of countries. */
export type CountryConnection = Connection<Country>;
export const CountryConnection = connectionOf<Country>('Country', () => Country, 'A page of countries.');
