import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NullableField } from '../../api/nullable';
import { JsonScalar } from '../../api/scalars';
import { DraftEffectKind } from './draft-effect';

registerEnumType(DraftEffectKind, {
  name: 'DraftEffectKind',
  description: 'How the value of a draft relates to the value that is recorded.',
  valuesConfig: {
    ADDS: { description: 'No claim about the property counts yet; the draft would be the first.' },
    AGREES: { description: 'The value is recorded already; the draft would be further evidence for it.' },
    SUCCEEDS: {
      description: 'Another value is recorded, and can be followed by this one: EXPECTED, then ATTENDED.',
    },
    CONTRADICTS: { description: 'Another value is recorded, and both cannot be true.' },
  },
});

@ObjectType({
  description: 'The part of an article from which a draft was read, and the rule that read it.',
})
export class DraftOrigin {
  @Field(() => Int, { description: 'Offset of its first character in Source.text, in UTF-16 units, from 0.' })
  start: number;

  @Field(() => Int, { description: 'Offset after its last character, in UTF-16 units.' })
  end: number;

  @Field({ description: 'What read it, with its version: rostrum-en 1; llm and the name of the model.' })
  extractor: string;

  @Field({ description: 'The rule that fired: attendance.will-attend, relation.sanctions.' })
  rule: string;

  @NullableField(
    () => Float,
    'The precision of the rule on the development data, 0 to 1; null if it was not measured.',
  )
  score?: number | null;

  @Field({
    description:
      'The drafts of one group belong together, such as an event and its participations: review them by claims(where: {group: {eq: …}}) and reviewClaims.',
  })
  group: string;
}

@ObjectType({ description: 'What accepting a draft would change.' })
export class DraftEffect {
  @Field(() => DraftEffectKind, { description: 'How the value relates to the one that is recorded.' })
  kind: DraftEffectKind;

  @NullableField(() => JsonScalar, 'The value that stands now; null if there is none.')
  current?: unknown;

  @Field({ description: 'Whether the value of the draft would stand once it is accepted.' })
  wouldStand: boolean;
}
