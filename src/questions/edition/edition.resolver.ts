import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { EditionComparisonArgs } from './edition.input';
import { EditionComparison } from './edition.type';

@Resolver()
export class EditionResolver {
  @Query(() => EditionComparison, {
    nullable: true,
    description:
      'What differs between two editions of a series: who came, at what level, and every quantity. An unknown series or edition is NOT_FOUND. Null where it is refused.',
  })
  compareEditions(
    @Args() _args: EditionComparisonArgs,
    @Reader() read: Read,
  ): Promise<EditionComparison | null> {
    return read();
  }
}
