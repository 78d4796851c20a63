import { Field, Float, InputType } from 'type-graphql';
import { PlacePrecision } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { OptionalReference, Text } from '../../api/input-fields';
import { IsCoordinate } from '../../engine/write/validate';

/** A place to record. */
@InputType({ description: 'The place of an event. Also the value of a claim about its place.' })
export class PlaceInput {
  @Text(500, 'The usual name of the place, 1 to 500 characters: Tiananmen, Beijing.')
  name: string;

  @OptionalReference('The country of the place, by global id, slug or ISO 3166-1 alpha-3 code.')
  country?: string | null;

  @IsCoordinate(90, 'longitude')
  @NullableField(() => Float, 'Degrees north, -90 to 90 (WGS 84); only together with longitude.')
  latitude?: number | null;

  @IsCoordinate(180, 'latitude')
  @NullableField(() => Float, 'Degrees east, -180 to 180 (WGS 84); only together with latitude.')
  longitude?: number | null;

  @Field(() => PlacePrecision, { description: 'What the coordinates represent; UNKNOWN if omitted.' })
  precision: PlacePrecision = PlacePrecision.UNKNOWN;
}
