import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../api/time/scalars';

/** One row of a timeline. */
@ObjectType({ description: 'One point of one line, as flat as a chart wants it.' })
export class TimePoint {
  @Field(() => DateTimeScalar, { description: 'When the bucket begins, in UTC.' })
  time: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The measure. In a bucket without events 0, and null for AVG_GOLDSTEIN, which has nothing to average.',
  })
  value?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What filters take to go on asking about the group: an enum value, a slug, or the global id of a dataset or source. Null without groupBy, for "other" and for "none".',
  })
  key?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which group it is of, for people: an enum value, a name, a title; null without groupBy.',
  })
  label?: string | null;
}

/** A group of events. */
@ObjectType({ description: 'A group of events, and what was measured of it.' })
export class Bucket {
  @Field({
    description:
      'What filters take: an enum value, a slug, or the global id of a dataset or source; none for events without the value.',
  })
  key: string;

  @Field({ description: 'The same for people: an enum value, a name, a title.' })
  label: string;

  @Field(() => Int, { description: 'How many events there are in it.' })
  count: number;

  @Field(() => Float, { nullable: true, description: 'The measure; for COUNT the same as count.' })
  value?: number | null;
}
