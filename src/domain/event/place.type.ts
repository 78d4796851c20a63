import { Field, Float, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { PlacePrecision } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';

@ObjectType({ description: 'The place of an event, as precisely as it is known.' })
export class Place {
  @Field({ description: 'The usual name of the place: Tiananmen, Beijing. Null if unknown.' })
  name: string;

  @NullableField(() => Country, 'The country of the place; null at sea, or if unknown.')
  country?: Relation<Country> | null;

  @NullableField(() => Float, 'Degrees north, -90 to 90 (WGS 84); null if unknown.')
  latitude?: number | null;

  @NullableField(() => Float, 'Degrees east, -180 to 180 (WGS 84); null if unknown.')
  longitude?: number | null;

  @Field(() => PlacePrecision, {
    description: 'What the coordinates represent: the exact spot, or the center of a larger area.',
  })
  precision: PlacePrecision;
}
