import { Field, ObjectType } from 'type-graphql';
import { Dataset } from '../../domain/dataset/dataset.type';
import { Event } from '../../domain/event/event.type';
import type { Relation } from '../../api/relation';
import { Verdict } from './verdict.enum';

/** Whether something was the first time, and what that rests on. */
@ObjectType({ description: 'Whether something was the first time, and what that rests on.' })
export class FirstCheck {
  @Field(() => Verdict, { description: 'Answered from the record, or UNKNOWN.' })
  verdict: Verdict;

  @Field(() => [Event], {
    description: 'The events of the same kind that certainly lie before the day, latest first; 100 at most.',
  })
  counterexamples: Relation<Event>[];

  @Field(() => [Dataset], {
    description:
      'The exhaustive datasets that bear on the question: they cover the participant, some type of event and some of the time that is asked for.',
  })
  coverage: Relation<Dataset>[];

  @Field({
    description:
      'In words: what decides, which time nobody covers, and what was claimed to be a first time beside it.',
  })
  explanation: string;
}
