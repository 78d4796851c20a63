import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { IdScheme, NameKind } from '../../api/enums';
import { RetryableInput } from '../../api/mutation';
import { NullableField } from '../../api/nullable';
import { Text } from '../../api/input-fields';
import { IsLanguage, IsListOf, IsSlug } from '../../engine/write/validate';
import { EdtfScalar } from '../../api/time/scalars';

@ArgsType()
export class NodeArgs {
  @Field(() => ID, {
    description:
      'A global id: event_12, or event_12@s2025-08-20 for its state at those times. Slugs are not accepted.',
  })
  id: string;
}

@ArgsType()
export class NodesArgs {
  @Field(() => [ID], { description: 'Up to 100 global ids, of any types and times; duplicates are allowed.' })
  ids: string[];
}

/** Arguments of each field `name`. */
@ArgsType()
export class NameArgs {
  @NullableField(() => String, 'BCP 47 tag of the language requested: en, ko, zh. Default: en.')
  language?: string = 'en';
}

/** A name to record. */
@InputType({ description: 'A name to record.' })
export class NameInput {
  @Text(500, 'The name in its original spelling, 1 to 500 characters.')
  value: string;

  @IsLanguage()
  @Field({ description: 'Its language as a BCP 47 tag; en if omitted.' })
  language: string = 'en';

  @Field(() => NameKind, { description: 'Common, official or another name; COMMON if omitted.' })
  kind: NameKind = NameKind.COMMON;
}

/** A code in another register to record. */
@InputType({
  description: 'A code in another register to record. At any time, a code identifies one thing only.',
})
export class ExternalIdInput {
  @Field(() => IdScheme, { description: 'The register that assigns the code.' })
  scheme: IdScheme;

  @Text(200, 'The code exactly as the register writes it, including leading zeros; 1 to 200 characters.')
  value: string;

  @NullableField(() => EdtfScalar, 'When the code was valid for the thing. If omitted: always.')
  valid?: string | null;
}

/** Input common to all mutations that create an entity. */
@InputType({ description: 'Input common to all mutations that create an entity.' })
export abstract class NewEntityInput extends RetryableInput {
  @IsOptional()
  @IsSlug()
  @NullableField(
    () => String,
    'Lower-case words and digits joined by single hyphens, up to 200 characters. If omitted, it is derived from the first name.',
  )
  slug?: string | null;

  @IsListOf(100)
  @ValidateNested({ each: true })
  @Field(() => [NameInput], {
    description: '1 to 100 names. The first common name in English is displayed.',
  })
  names: NameInput[];

  @IsOptional()
  @IsListOf(100)
  @ValidateNested({ each: true })
  @NullableField(() => [ExternalIdInput], 'Codes in other registers, 1 to 100.')
  externalIds?: ExternalIdInput[] | null;
}
