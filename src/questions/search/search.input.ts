import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { EntityKind } from '../../api/enums';
import { NullableField } from '../../api/nullable';

/** Arguments of Query.search. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field({
    description:
      'A name or other words, in any language and script; accents, case and minor misspellings are ignored: Kim Jung-un.',
  })
  query: string;

  @NullableField(() => [EntityKind], 'Only these kinds of thing; all if omitted.')
  kinds?: EntityKind[];
}
