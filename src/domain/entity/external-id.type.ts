import { Field, ObjectType } from 'type-graphql';
import type { Claim } from '../claim/claim.type';
import { NullableField } from '../../api/nullable';
import type { Relation } from '../../api/relation';
import { IdScheme } from '../../api/enums';
import { TimeSpan } from '../../api/time/time-span.type';

/** A code in another register. */
@ObjectType({ description: 'The code by which another register identifies the same thing.' })
export class ExternalId {
  @Field(() => IdScheme, { description: 'The register that assigns the code.' })
  scheme: IdScheme;

  @Field({ description: 'The code exactly as the register writes it, including leading zeros.' })
  value: string;

  @NullableField(
    () => TimeSpan,
    'When the code was valid for this thing: COW 260 was West Germany until 1990. Null if the register does not say.',
  )
  valid?: TimeSpan | null;

  claims: Relation<Claim>[];
}
