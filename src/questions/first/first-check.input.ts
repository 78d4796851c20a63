import { ArgsType, Field, ID } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';
import { DateScalar } from '../../api/time/scalars';

/** Arguments of Query.checkFirst. */
@ArgsType()
export class CheckFirstArgs {
  @Field(() => ID, {
    description:
      'The participant: a leader, an organization, or a country, which includes its representatives; by global id, slug or ISO 3166-1 alpha-3 code.',
  })
  participant: string;

  @Field(() => EventFilter, {
    description: 'The kind of event: {countriesPresent: {gte: 3}} is a multilateral meeting.',
  })
  where: object;

  @Field(() => DateScalar, { description: 'Only events before this day count as counterexamples.' })
  before: string;
}
