import { Arg, ID, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Absence } from './absence.type';

@Resolver()
export class AbsenceResolver {
  @NullableQuery(
    () => [Absence],
    "Participants who could be expected and are absent, and why; by basis, the strongest first, then by name. 'Recorded absent' is kept apart from 'not recorded'. Null with an error if refused.",
  )
  absences(
    @Arg('event', () => ID, { description: 'The event, by global id or slug.' }) _event: string,
    @Reader() read: Read,
  ) {
    return read();
  }
}
