import { Field, ObjectType } from 'type-graphql';
import { NameKind } from '../graphql/enums';

/** One name in one language. */
@ObjectType({ description: 'One name of a thing, in one language.' })
export class Name {
  @Field({ description: 'The name as it is written: 김정은.' })
  value: string;

  @Field({ description: 'Its language as a BCP 47 tag: en, ko, zh-Hant; und where nobody said.' })
  language: string;

  @Field(() => NameKind, { description: 'Whether it is the everyday, the full or another name.' })
  kind: NameKind;
}
