import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../../api/args';
import { EntityKind } from '../../api/enums';

/** Arguments of Query.search. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field({
    description:
      'Name or words, in any language and script; accents, case and small slips do not matter: Kim Jung-un.',
  })
  query: string;

  @Field(() => [EntityKind], {
    nullable: true,
    description: 'Only these kinds of thing. Where left out: all.',
  })
  kinds?: EntityKind[];
}
