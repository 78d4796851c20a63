import { Field, ObjectType } from 'type-graphql';
import type { Claim } from '../claim/claim.type';
import type { Relation } from '../../api/relation';
import { IdScheme } from '../../api/enums';
import { TimeSpan } from '../../api/time/time-span.type';

/** A code of another register. */
@ObjectType({ description: 'The code under which another register knows the same thing.' })
export class ExternalId {
  @Field(() => IdScheme, { description: 'The register.' })
  scheme: IdScheme;

  @Field({ description: 'The code as the register writes it, leading zeros included.' })
  value: string;

  @Field(() => TimeSpan, {
    nullable: true,
    description:
      'When the code stood for this thing, where the register says so: COW 260 was West Germany until 1990.',
  })
  valid?: TimeSpan | null;

  claims: Relation<Claim>[];
}
