import { ArgsType, Field, ID } from 'type-graphql';
import { EventFilter } from '../../domain/event/event.input';
import { NullableField } from '../../api/nullable';

const WHO =
  'A leader, an organization, or a country, which includes its representatives; by global id, slug or ISO 3166-1 alpha-3 code.';

/** Arguments of Query.coPresence. */
@ArgsType()
export class CoPresenceArgs {
  @Field(() => ID, { description: `One participant. ${WHO}` })
  a: string;

  @Field(() => ID, { description: `The other participant. ${WHO}` })
  b: string;

  @NullableField(() => EventFilter, 'Only events that match this filter.')
  where?: object;
}
