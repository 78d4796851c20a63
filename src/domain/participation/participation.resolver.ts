import { Mutation, Resolver } from 'type-graphql';
import { Input, type Write, Writer } from '../../api/resolver-parameters';
import { RecordParticipationInput } from './participation.input';
import { ParticipationPayload } from './participation.type';
import { recordParticipation } from './record-participation';

@Resolver()
export class ParticipationResolver {
  @Mutation(() => ParticipationPayload, {
    description:
      'Adds a participant, with the claim that says so; one that is there already gets another entry in its ledger. Needs the role EDITOR.',
  })
  recordParticipation(
    @Input() input: RecordParticipationInput,
    @Writer() write: Write,
  ): Promise<ParticipationPayload> {
    return write(recordParticipation, input);
  }
}
