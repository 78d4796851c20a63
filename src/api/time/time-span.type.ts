import { Field, ObjectType } from 'type-graphql';
import { TimePrecision } from '../enums';
import { NullableField } from '../nullable';
import { DateScalar, EdtfScalar } from './scalars';

/** A time as it is known: the EDTF expression, and what can be read off it. */
@ObjectType({ description: 'A point or stretch of time, as precisely as it is known and no more.' })
export class TimeSpan {
  @Field(() => EdtfScalar, { description: 'As ISO 8601-2: 2025-09-03, 2025-09, 1961-07-11/.., 2004~.' })
  edtf: string;

  @NullableField(
    () => DateScalar,
    'First day on which it may have begun. Null: unknown, or without beginning.',
  )
  earliest?: string | null;

  @NullableField(() => DateScalar, 'Last day to which it may reach. Null: unknown, or not ended.')
  latest?: string | null;

  @Field(() => TimePrecision, {
    description: 'Finest unit that is known; of an interval, that of its known end.',
  })
  precision: TimePrecision;

  @Field({ description: 'About then: written with ~ or %.' })
  approximate: boolean;

  @Field({ description: 'Perhaps then, the source itself is in doubt: written with ? or %.' })
  uncertain: boolean;

  @Field({ description: 'An interval whose end is open: written with /.. at the end.' })
  ongoing: boolean;

  @NullableField(
    () => DateScalar,
    "How far the evidence reaches, where the end is open: 'ongoing' is not a promise beyond it.",
  )
  attestedUntil?: string | null;
}
