import { ArgsType, Field, ID } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';

const WHO =
  'By global id, slug or ISO 3166-1 alpha-3: a leader, an organization, or a country, for which whoever represents it counts.';

/** Arguments of Query.coPresence. */
@ArgsType()
export class CoPresenceArgs {
  @Field(() => ID, { description: `One of the two. ${WHO}` })
  a: string;

  @Field(() => ID, { description: `The other. ${WHO}` })
  b: string;

  @Field(() => EventFilter, { nullable: true, description: 'Only events that match.' })
  where?: EventFilter;
}
