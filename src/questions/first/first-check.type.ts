import { Field, ObjectType } from 'type-graphql';
import { Dataset } from '../../domain/dataset/dataset.type';
import { Event } from '../../domain/event/event.type';
import type { Relation } from '../../api/relation';
import { Verdict } from './verdict.enum';

@ObjectType({ description: 'Whether an event is the first of its kind for a participant, and the evidence.' })
export class FirstCheck {
  @Field(() => Verdict, { description: 'The verdict according to the record, or UNKNOWN.' })
  verdict: Verdict;

  @Field(() => [Event], {
    description: 'The events of the same kind that are certainly before the day, latest first; at most 100.',
  })
  counterexamples: Relation<Event>[];

  @Field(() => [Dataset], {
    description:
      'The exhaustive data sets that bear on the verdict: they cover the participant, and some of the types of event and of the time in question.',
  })
  coverage: Relation<Dataset>[];

  @Field({
    description:
      'The explanation: what decides, which period no data set covers, and any claim that it is a first.',
  })
  explanation: string;
}
