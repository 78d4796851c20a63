import { Field, Float, ObjectType } from 'type-graphql';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { NullableField } from '../../api/nullable';
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
    'A state or territory listed in ISO 3166-1, or a past one listed by Correlates of War or in ISO 3166-3.',
  implements: [Node, Entity],
})
export class Country extends Entity {
  @NullableField(
    () => String,
    'ISO 3166-1 alpha-2: KP; for a past country its last code: DD. Null if it has none.',
  )
  iso2?: string | null;

  @NullableField(
    () => String,
    'ISO 3166-1 alpha-3: PRK; for a past country its last code: DDR. Null if it has none.',
  )
  iso3?: string | null;

  @NullableField(
    () => String,
    'ISO 3166-1 numeric, three digits with leading zeros: 408, as used by maps and UN statistics; of a past country its last one. Null if it has none.',
  )
  isoNumeric?: string | null;

  @NullableField(() => String, 'Continent, as in UN M49: Asia. Null if not recorded.')
  region?: string | null;

  @NullableField(
    () => String,
    'Region of the continent, close to UN M49: Eastern Asia. Null if not recorded.',
  )
  subregion?: string | null;

  @NullableField(() => String, 'Capital or seat of government, in English: Pyongyang. Null if not recorded.')
  capital?: string | null;

  @NullableField(
    () => Float,
    'Latitude of a point near its center, in degrees north (WGS 84); null if not recorded.',
  )
  latitude?: number | null;

  @NullableField(
    () => Float,
    'Longitude of a point near its center, in degrees east (WGS 84); null if not recorded.',
  )
  longitude?: number | null;

  @Field(() => [Country], {
    description: 'Countries with which it shares a land border, from BORDER relationships, by name.',
  })
  borders: Relation<Country>[];

  @Field(() => TenureConnection, {
    description: 'Holders of its offices, latest first; with asOf(validAt:), those of that day.',
  })
  @Takes(() => TenureConnectionArgs)
  tenures: Relation<TenureConnection>;

  @Field(() => EventConnection, {
    description: 'Events in which this country, or a leader on its behalf, takes part.',
  })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, {
    description: 'Its relationships with countries, leaders and organizations.',
  })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;

  @Field(() => ParticipationConnection, {
    description: 'Its own participations and those of its representatives.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;
}

export type CountryConnection = Connection<Country>;
export const CountryConnection = connectionOf<Country>('Country', () => Country, 'A page of countries.');
