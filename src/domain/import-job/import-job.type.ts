import { Field, Int, ObjectType } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type';
import { Node } from '../entity/node.type';
import { ImportFormat, ImportState } from '../../api/enums';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { DateTimeScalar } from '../../api/time/scalars';
import { RejectionsArgs } from '../../io/import/import.input';

/** A row that was not taken in. */
@ObjectType({ description: 'A row that was not taken in, and why; the rest of its file went on.' })
export class Rejection {
  @Field(() => Int, { description: 'Its number in the file, as an editor counts lines: a header is row 1.' })
  row: number;

  @Field({ description: 'What is wrong with it.' })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'The row as it was read, up to 2000 characters of it.',
  })
  text?: string | null;
}

/** One run of one file through an import. */
@ObjectType({
  description:
    'One run of one file through an import. What it counts is committed; each row is created, updated, unchanged or rejected.',
  implements: Node,
})
export class ImportJob extends Node {
  @Field(() => ImportFormat, { description: 'What the file is.' })
  format: ImportFormat;

  @Field(() => ImportState, { description: 'How far it has come.' })
  state: ImportState;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it failed or was stopped, or what was passed over: lines of the file, files beside it in its archive or folder; null otherwise.',
  })
  message?: string | null;

  @Field(() => Int, { description: 'How many rows of the file are dealt with.' })
  rowsRead: number;

  @Field(() => Int, { description: 'Rows that recorded something new.' })
  created: number;

  @Field(() => Int, { description: 'Rows that were there with another content, and replaced it.' })
  updated: number;

  @Field(() => Int, { description: 'Rows that say what is recorded already.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken in.' })
  rejected: number;

  @Field(() => [Rejection], { description: 'Those rows, in the order of the file.' })
  @Takes(() => RejectionsArgs)
  rejections: Relation<Rejection>[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it began; null while it is queued.' })
  startedAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended, however it did; null until then.',
  })
  finishedAt?: string | null;

  @Field(() => Dataset, {
    nullable: true,
    description:
      'The body of data that it went into; null until that is known, and for records that name their own.',
  })
  dataset?: Relation<Dataset> | null;
}

/** Answer of startImport. */
@ObjectType({ description: 'The import that was queued, or why none was.' })
export class ImportPayload extends Payload {
  @Field(() => ImportJob, {
    nullable: true,
    description: 'The import; follow it with importProgress or importJob. Null where refused.',
  })
  job?: Relation<ImportJob> | null;
}
