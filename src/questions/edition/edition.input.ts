import { ArgsType, Field } from 'type-graphql';
import { NullableField } from '../../api/nullable';

const WHICH = 'an edition by its name in the series (2015), or its event by slug or global id.';

/** Arguments of Query.compareEditions. */
@ArgsType()
export class EditionComparisonArgs {
  @Field({ description: 'The series, by slug or global id: victory-day-parade.' })
  series: string;

  @Field({ description: `The edition to compare with: ${WHICH}` })
  from: string;

  @Field({ description: `The edition to compare: ${WHICH}` })
  to: string;
}

/** Arguments of Event.comparison. */
@ArgsType()
export class EventComparisonArgs {
  @NullableField(
    () => String,
    `What to compare it with: ${WHICH} Where left out: the edition before it, by time.`,
  )
  with?: string;
}
