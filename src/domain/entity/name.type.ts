import { Field, ObjectType } from 'type-graphql';
import type { Claim } from '../claim/claim.type';
import type { Relation } from '../../api/relation';
import { NameKind } from '../../api/enums';
import { TimeSpan } from '../../api/time/time-span.type';

/** One name in one language. */
@ObjectType({ description: 'One name of a thing, in one language.' })
export class Name {
  @Field({ description: 'The name as it is written: 김정은.' })
  value: string;

  @Field({ description: 'Its language as a BCP 47 tag: en, ko, zh-Hant; und where nobody said.' })
  language: string;

  @Field(() => NameKind, { description: 'Whether it is the everyday, the full or another name.' })
  kind: NameKind;

  @Field(() => TimeSpan, {
    nullable: true,
    description:
      'When it was called so: Zaire, 1971-10-27/1997-05-17. Null: at any time, as far as is known.',
  })
  valid?: TimeSpan | null;

  claims: Relation<Claim>[];
}
