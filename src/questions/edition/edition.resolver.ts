import { Args, Query, Resolver } from 'type-graphql';
import { type Read, Reading } from '../../api/doors';
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
    @Reading() read: Read,
  ): Promise<EditionComparison | null> {
    return read();
  }
}
