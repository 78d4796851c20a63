import { Args, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { EditionComparisonArgs } from './edition.input';
import { EditionComparison } from './edition.type';

@Resolver()
export class EditionResolver {
  @NullableQuery(
    () => EditionComparison,
    'The differences between two editions of a series: participants, levels and every quantity. An unknown series or edition is NOT_FOUND. Null with an error if refused.',
  )
  compareEditions(@Args() _args: EditionComparisonArgs, @Reader() read: Read) {
    return read();
  }
}
