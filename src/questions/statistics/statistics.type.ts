import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NullableField } from '../../api/nullable';
import { DateTimeScalar } from '../../api/time/scalars';

/** One row of a timeline. */
@ObjectType({ description: 'One point of one line, flat for use in charts.' })
export class TimePoint {
  @Field(() => DateTimeScalar, { description: 'The start of the bucket, in UTC.' })
  time: string;

  @NullableField(() => Float, 'The measure. For a bucket without events 0, or null for AVG_GOLDSTEIN.')
  value?: number | null;

  @NullableField(
    () => String,
    'The group as filters take it: an enum value, a slug, or the global id of a dataset or source. Null without groupBy, for "other" and for "none".',
  )
  key?: string | null;

  @NullableField(() => String, 'The group as a label: an enum value, a name, a title; null without groupBy.')
  label?: string | null;
}

@ObjectType({ description: 'A group of events, and its measure.' })
export class Bucket {
  @Field({
    description:
      'The group in the form that filters take: an enum value, a slug, or the global id of a dataset or source; null for events without the value.',
  })
  key: string;

  @Field({ description: 'The group as a label: an enum value, a name, a title. Null if it has no name.' })
  label: string;

  @Field(() => Int, { description: 'The number of events in the group.' })
  count: number;

  @NullableField(() => Float, 'The measure; for COUNT the same as count.')
  value?: number | null;

  @NullableField(
    () => Float,
    'For PLACE_COUNTRY: latitude of a point near the center of the country, in degrees north (WGS 84), to put the group on a map. Null for other groups, and if not recorded.',
  )
  latitude?: number | null;

  @NullableField(() => Float, 'The longitude of the same point, in degrees east.')
  longitude?: number | null;
}
