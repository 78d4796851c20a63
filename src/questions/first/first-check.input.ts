import { ArgsType, Field, ID } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';
import { DateScalar } from '../../api/time/scalars';

/** Arguments of Query.checkFirst. */
@ArgsType()
export class CheckFirstArgs {
  @Field(() => ID, {
    description:
      'Whose first time, by global id, slug or ISO 3166-1 alpha-3: a leader, an organization, or a country, for which whoever represents it counts.',
  })
  participant: string;

  @Field(() => EventFilter, {
    description: 'The first time of what: {countriesPresent: {gte: 3}} is a multilateral meeting.',
  })
  where: EventFilter;

  @Field(() => DateScalar, { description: 'Only what lies before this day counts against it.' })
  before: string;
}
