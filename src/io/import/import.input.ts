import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ImportFormat } from '../../api/enums';
import { RetryableInput } from '../../api/mutation';
import { UrlScalar } from '../../api/scalars';

/** Arguments of importJob and importProgress. */
@ArgsType()
export class ImportJobArgs {
  @Field(() => ID, { description: 'Global id: importjob_3, as startImport returns it.' })
  id: string;
}

/** Input of startImport. */
@InputType({ description: 'Data to import: its content, or where it is.' })
export class StartImportInput extends RetryableInput {
  @Field(() => ImportFormat, { description: 'The format of the data.' })
  format: ImportFormat;

  @Field(() => String, {
    nullable: true,
    description: 'The file itself, as text, within the size limit of a request. Give either this or url.',
  })
  content?: string | null;

  @Field(() => UrlScalar, {
    nullable: true,
    description:
      'Where the file is: an https address of a host that the server allows (ROSTRUM_IMPORT_HOSTS). It may be compressed by gzip, or one file of the format in a ZIP archive.',
  })
  url?: string | null;
}
