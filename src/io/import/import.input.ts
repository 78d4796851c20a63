import { Field, InputType } from 'type-graphql';
import { ImportFormat } from '../../api/enums';
import { RetryableInput } from '../../api/mutation';
import { NullableField } from '../../api/nullable';
import { UrlScalar } from '../../api/scalars';
import { keyArgs, type KeyArgs } from '../../api/args';

/** Arguments of importJob and importProgress. */
export type ImportJobArgs = KeyArgs<'id'>;
export const ImportJobArgs = keyArgs({ id: 'Global id: importjob_3, as startImport returns it.' });

/** Input of startImport. */
@InputType({ description: 'Data to import: its content, or where it is.' })
export class StartImportInput extends RetryableInput {
  @Field(() => ImportFormat, { description: 'The format of the data.' })
  format: ImportFormat;

  @NullableField(
    () => String,
    'The file itself, as text, within the size limit of a request. Give either this or url.',
  )
  content?: string | null;

  @NullableField(
    () => UrlScalar,
    'Where the file is: an https address of a host that the server allows (ROSTRUM_IMPORT_HOSTS). It may be compressed by gzip, or one file of the format in a ZIP archive.',
  )
  url?: string | null;
}
