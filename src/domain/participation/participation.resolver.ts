import { Mutation, Resolver } from 'type-graphql';
import { Input, type Write, Writer } from '../../api/mutation';
import { RecordParticipationInput } from './participation.input';
import { ParticipationPayload } from './participation.type';
import { recordParticipation } from './record-participation';

@Resolver()
export class ParticipationResolver {
  @Mutation(() => ParticipationPayload, {
    description:
      'Records a participation and a claim about its status; for an existing participation, adds the claim to its ledger. Requires the role EDITOR.',
  })
  recordParticipation(@Input() input: RecordParticipationInput, @Writer() write: Write) {
    return write(recordParticipation, input);
  }
}
