import { Field, Float, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { PlacePrecision } from '../../api/enums';
import type { Relation } from '../../api/relation';

/** Where something takes place. */
@ObjectType({ description: 'Where something takes place, as precisely as it is known.' })
export class Place {
  @Field({ description: 'As a person would write it: Tiananmen, Beijing.' })
  name: string;

  @Field(() => Country, {
    nullable: true,
    description: 'The country it lies in; null at sea, or where nobody said.',
  })
  country?: Relation<Country> | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90 (WGS 84).' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180 (WGS 84).' })
  longitude?: number | null;

  @Field(() => PlacePrecision, {
    description: 'What the coordinates stand for: the spot, or the middle of something larger.',
  })
  precision: PlacePrecision;
}
