import { Field, Int, ObjectType } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { ImportFormat, ImportState } from '../../api/enums';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { DateTimeScalar } from '../../api/time/scalars';
import { RejectionsArgs } from './import-job.input';

@ObjectType({
  description: 'A row that was not imported, and why; the other rows of the file were processed.',
})
export class Rejection {
  @Field(() => Int, { description: 'Line number in the file, from 1, including the header.' })
  row: number;

  @Field({ description: 'Why the row was rejected.' })
  reason: string;

  @NullableField(() => String, 'The row as read, up to 2000 characters.')
  text?: string | null;
}

@ObjectType({
  description:
    'One import of one file. Its counts are of committed rows; each row is created, updated, unchanged or rejected.',
  implements: Node,
})
export class ImportJob extends Node {
  @Field(() => ImportFormat, { description: 'The format of the file.' })
  format: ImportFormat;

  @Field(() => ImportState, { description: 'The state of the import.' })
  state: ImportState;

  @NullableField(
    () => String,
    'Why it failed or was stopped, or what was skipped: lines of the file, or other files in its archive or folder. Null otherwise.',
  )
  message?: string | null;

  @Field(() => Int, { description: 'Number of rows processed.' })
  rowsRead: number;

  @Field(() => Int, { description: 'Number of rows that recorded something new.' })
  created: number;

  @Field(() => Int, { description: 'Number of rows that replaced an earlier version.' })
  updated: number;

  @Field(() => Int, { description: 'Number of rows recorded before, without changes.' })
  unchanged: number;

  @Field(() => Int, { description: 'Number of rows that were rejected.' })
  rejected: number;

  @Field(() => [Rejection], { description: 'The rejected rows, in the order of the file.' })
  @Takes(() => RejectionsArgs)
  rejections: Relation<Rejection>[];

  @NullableField(() => DateTimeScalar, 'When it began; null while it is queued.')
  startedAt?: string | null;

  @NullableField(() => DateTimeScalar, 'When it succeeded, failed or was stopped; null until then.')
  finishedAt?: string | null;

  @NullableField(
    () => Dataset,
    'The data set that it belongs to; null until known, and for records that name their own.',
  )
  dataset?: Relation<Dataset> | null;
}

/** Payload of startImport. */
export const ImportPayload = payloadOf('Import', 'The import that was queued', {
  job: [
    () => ImportJob,
    'The queued import; follow it with importProgress or importJob. Null if the mutation was refused.',
  ],
});
