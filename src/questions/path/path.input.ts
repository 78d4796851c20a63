import { ArgsType, Field, ID, Int } from 'type-graphql';
import { PathVia } from '../../domain/network/path-via.enum';

const END = 'a country, leader or organization, by global id, slug, or ISO 3166-1 alpha-3 of a country.';

/** Arguments of Query.paths. */
@ArgsType()
export class PathsArgs {
  @Field(() => ID, { description: `Where the paths begin: ${END}` })
  from: string;

  @Field(() => ID, { description: `Where they end: ${END}` })
  to: string;

  @Field(() => Int, { nullable: true, description: 'How many steps a path may have, 1 to 6.' })
  maxLength: number = 4;

  @Field(() => [PathVia], {
    nullable: true,
    description: 'What steps may go over. Where left out: everything but REPORT.',
  })
  via?: PathVia[];

  @Field(() => Int, { nullable: true, description: 'How many paths, 0 to 20.' })
  first: number = 5;
}
