import { Arg, ID, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Absence } from './absence.type';

@Resolver()
export class AbsenceResolver {
  @Query(() => [Absence], {
    nullable: true,
    description:
      "Who could be expected and is not there, and why; by basis, the strongest first, then by name. 'Recorded absent' is never mixed up with 'not recorded'. Null where it is refused.",
  })
  absences(
    @Arg('event', () => ID, { description: 'The event, by global id or slug.' }) _event: string,
    @Reader() read: Read,
  ): Promise<Absence[] | null> {
    return read();
  }
}
