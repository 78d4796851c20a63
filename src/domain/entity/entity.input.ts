import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { IdScheme, NameKind } from '../../api/enums';
import { RetryableInput } from '../../api/retryable.input';
import { IsLanguage, IsListOf, IsSlug, IsText } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

/** Arguments of Query.node. */
@ArgsType()
export class NodeArgs {
  @Field(() => ID, {
    description: 'A global id: event_12, or event_12@s2025-08-20 for what it was from there. Not a slug.',
  })
  id: string;
}

/** Arguments of Query.nodes. */
@ArgsType()
export class NodesArgs {
  @Field(() => [ID], { description: 'Up to 100 global ids, of any types and times; each may recur.' })
  ids: string[];
}

/** Arguments of every field `name`. */
@ArgsType()
export class NameArgs {
  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag of the language wanted: en, ko, zh. Default: en.',
  })
  language?: string = 'en';
}

/** A name to be recorded. */
@InputType({ description: 'A name to record.' })
export class NameInput {
  @IsText(500)
  @Field({ description: 'The name as it is written, 1 to 500 characters.' })
  value: string;

  @IsLanguage()
  @Field({ description: 'Its language as a BCP 47 tag; en where left out.' })
  language: string = 'en';

  @Field(() => NameKind, { description: 'Everyday, full or another name; COMMON where left out.' })
  kind: NameKind = NameKind.COMMON;
}

/** A code of another register to be recorded. */
@InputType({ description: 'A code of another register to record. A code stands for one thing at a time.' })
export class ExternalIdInput {
  @Field(() => IdScheme, { description: 'The register.' })
  scheme: IdScheme;

  @IsText(200)
  @Field({ description: 'The code as the register writes it, leading zeros included; 1 to 200 characters.' })
  value: string;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When the code stood for it. Where left out: always.',
  })
  valid?: string | null;
}

/** What every mutation that makes an entity is told. */
@InputType({ description: 'What every mutation that makes an entity is told.' })
export abstract class NewEntityInput extends RetryableInput {
  @IsOptional()
  @IsSlug()
  @Field(() => String, {
    nullable: true,
    description:
      'Lower-case words and digits joined by single hyphens, up to 200 characters. Where left out: made of the first name.',
  })
  slug?: string | null;

  @IsListOf(100)
  @ValidateNested({ each: true })
  @Field(() => [NameInput], {
    description: '1 to 100 names. The first English common name is the one shown.',
  })
  names: NameInput[];

  @IsOptional()
  @IsListOf(100)
  @ValidateNested({ each: true })
  @Field(() => [ExternalIdInput], { nullable: true, description: 'Codes of other registers, 1 to 100.' })
  externalIds?: ExternalIdInput[] | null;
}
