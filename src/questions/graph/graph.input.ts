import { ArgsType, Field, ID, Int } from 'type-graphql';
import { PathVia } from '../../domain/network/path-via.enum';
import { NullableField } from '../../api/nullable';

/** Arguments of Query.graph. */
@ArgsType()
export class GraphArgs {
  @Field(() => [ID], {
    description:
      'What the graph is about: countries, leaders and organizations, by global id, slug, or ISO 3166-1 alpha-3 of a country.',
  })
  of: string[];

  @NullableField(
    () => Int,
    'How many steps from them it reaches, 0 to 3; 0 gives only what connects them with each other.',
  )
  depth: number = 1;

  @NullableField(() => [PathVia], 'What edges are made of. Where left out: everything but REPORT.')
  via?: PathVia[];

  @NullableField(() => Int, 'How many nodes at most, those asked about included: 0 to 100.')
  first: number = 50;
}
