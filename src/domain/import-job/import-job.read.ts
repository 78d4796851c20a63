import { Role } from '../../platform/auth/policy';
import { parseGlobalId } from '../../engine/model/global-id';
import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { column, globalId, type Tagged } from '../../engine/query/compile/fields';
import { Deferred } from '../../engine/query/plan/deferred';
import {
  given,
  list,
  one,
  type AbstractMember,
  type FieldRead,
  type ObjectModel,
  type Source,
} from '../../engine/query/compile/model';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

const FIRST = 20;
const MAX = 1_000;

export const importJobModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('IMPORTJOB'),
    format: column('format'),
    state: column('state'),
    message: column('message'),
    rowsRead: column('rows_read'),
    created: column('created'),
    updated: column('updated'),
    unchanged: column('unchanged'),
    rejected: column('rejected'),
    rejections: list('Rejection', (job, args, context) =>
      rejectionsOf(context, job, args.read('first') ?? FIRST),
    ),
    startedAt: column('started_at'),
    finishedAt: column('finished_at'),
    dataset: one('Dataset', (job, _args, context) => {
      const { row, where, ...source } = context.scan('dataset');
      return { ...source, row, where: sql`${row}.key = ${job}.dataset_key and ${where}` };
    }),
  },
};

export const rejectionModel: ObjectModel<Sql> = {
  fields: { row: column('row_number'), reason: column('reason'), text: column('text') },
};

function rejectionsOf(context: CompileContext, job: Sql, first: number): Source<Sql> {
  if (first < 0 || first > MAX)
    throw badInput([...context.path, 'first'], `first must be from 0 to ${MAX}, not ${first}.`);
  context.spend(first);
  const row = context.alias('rejection');
  return {
    from: sql`(select * from import_rejection where job_id = ${job}.id order by row_number limit ${raw(String(first))}) ${row}`,
    row,
    where: sql`true`,
    orderBy: sql`${row}.row_number`,
  };
}

/** The job with an id. Jobs are not versioned: every scope sees their current state. */
function jobById(context: CompileContext, id: Sql): Source<Sql> {
  const row = context.alias('job');
  context.isRecorded = false;
  // Rows that were refused, and addresses with their signatures, are for those who import.
  context.needs = Role.ADMIN;
  return { from: sql`import_job ${row}`, row, where: sql`${row}.id = ${id}` };
}

export const importJobMember: AbstractMember<Tagged, Sql> = {
  tag: 'IMPORTJOB',
  source: ({ id }, context) => jobById(context, id),
};

export const importJobField: FieldRead<unknown> = one('ImportJob', (_root, args, context) =>
  jobById(context, sql`${Deferred.map(args.param('id'), jobIdOf)}::bigint`),
);

/** Decodes the global id of a job. */
export function jobIdOf(id: string): bigint {
  const parsed = parseGlobalId(id);
  if (parsed?.type === 'IMPORTJOB') return parsed.id;
  throw badInput(['id'], `"${id}" is not an id of an import; these look like importjob_3.`);
}

export const importPayloadModel: ObjectModel<{
  answer: { job: string } | null;
  userErrors: readonly unknown[];
}> = {
  fields: {
    job: one(
      'ImportJob',
      ({ answer }, _args, context) => answer && jobById(context, sql`${answer.job}::bigint`),
    ),
    userErrors: given(({ userErrors }) => userErrors),
  },
};
