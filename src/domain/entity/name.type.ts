import { Field, ObjectType } from 'type-graphql';
import type { Claim } from '../claim/claim.type';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { NameKind } from '../../api/enums';
import { TimeSpan } from '../../api/time/time-span.type';

@ObjectType({ description: 'One name of a thing, in one language.' })
export class Name {
  @Field({ description: 'The name in its original spelling: 김정은.' })
  value: string;

  @Field({ description: 'Its language as a BCP 47 tag: en, ko, zh-Hant; und if unknown.' })
  language: string;

  @Field(() => NameKind, { description: 'Common, official or another name.' })
  kind: NameKind;

  @NullableField(
    () => TimeSpan,
    'When it was in use: Zaire, 1971-10-27/1997-05-17. Null: no limits are known.',
  )
  valid?: TimeSpan | null;

  claims: Relation<Claim>[];
}
