import { ArgsType, Field, ID, Int } from 'type-graphql';
import { PathVia } from '../../domain/network/path-via.enum';
import { NullableField } from '../../api/nullable';

const END = 'a country, leader or organization, by global id, slug, or ISO 3166-1 alpha-3 code of a country.';

/** Arguments of Query.paths. */
@ArgsType()
export class PathsArgs {
  @Field(() => ID, { description: `The start of the paths: ${END}` })
  from: string;

  @Field(() => ID, { description: `The end of the paths: ${END}` })
  to: string;

  @NullableField(() => Int, 'The maximum number of steps of a path, 1 to 6.')
  maxLength: number = 4;

  @NullableField(() => [PathVia], 'The kinds of step allowed; all except REPORT if omitted.')
  via?: PathVia[];

  @NullableField(() => Int, 'The maximum number of paths, 0 to 20.')
  first: number = 5;
}
