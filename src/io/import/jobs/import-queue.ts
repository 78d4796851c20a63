import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { ImportJob, PrismaClient } from '../../../generated/prisma/client';
import { explainFailure, UNEXPLAINED } from '../explain-failure';
import { ErrorCode } from '../../../platform/errors';
import { codeOfDatabaseError, isReadOnly } from '../../../platform/postgres/database-error';
import type { SpanEnd } from '../../../platform/tracing/span';
import type { Tracer } from '../../../platform/tracing/tracer';
import type { Format } from '../format';
import { findFormat } from '../formats';
import type { ImportRequest, Imports } from '../../../api/context';
import { download, type DownloadRules } from '../read/download';
import { InputError } from '../read/input-error';
import { openFile } from '../read/open-file';
import { spool } from '../read/spool';
import { textFile } from '../read/text-file';
import type { InputFile } from '../input-file';
import { endJob, endOrphans } from './import-job';
import { pickFiles } from '../read/pick-files';
import { runImport } from './run-import';
import { WaitingJobs } from './waiting-jobs';

// Smaller than on the command line: records are made in the process that answers queries.
const BATCH_SIZE = 200;
// In milliseconds.
const AGAIN_MS = 500;
const STOPPED = 'The server stopped; start it again with the same data to go on.';

export interface ImportQueueDeps {
  pool: Pool;
  prisma: PrismaClient;
  log: Logger;
  /** The hosts from which files may be fetched, and their largest size. */
  fetching: Omit<DownloadRules, 'signal'>;
  /** Null where traces are not exported. */
  tracer?: Tracer | null;
}

/** Runs the imports that this process started, one after the other, in the background. */
export class ImportQueue implements Imports {
  private readonly stopping = new AbortController();
  private readonly waiting: WaitingJobs;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly deps: ImportQueueDeps) {
    this.waiting = new WaitingJobs(deps.pool);
  }

  /** Ends the jobs of a server that is gone: their data was in its memory. */
  async endOrphans(): Promise<void> {
    const { prisma, log } = this.deps;
    await endOrphans(prisma).catch((error: Error) => {
      // Those of a standby are its primary's to end.
      if (!isReadOnly(error)) log.error(error, 'imports that were cut off could not be ended');
    });
  }

  /** The hosts from which files may be fetched. */
  get hosts(): readonly string[] {
    return this.deps.fetching.hosts;
  }

  /** Runs a queued job after those before it. */
  add(job: bigint, actor: string, input: ImportRequest): void {
    const isSeen = this.waiting
      .add(job)
      .catch((error: Error) => this.deps.log.error(error, 'an import waits unseen'));
    this.last = this.last.then(async () => {
      await isSeen;
      // Below the mutation that started it, which has ended.
      const span = this.deps.tracer?.beginTask(`import ${input.format}`);
      const ended = await this.run(job, actor, input);
      span?.end(spanEndOf(input.format, ended));
      await this.waiting.remove(job).catch(() => {});
    });
  }

  /** Ends the running job after its current batch, and cancels those that wait. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }

  /** The job when it has ended; null where that could not be recorded. */
  private async run(job: bigint, actor: string, input: ImportRequest): Promise<ImportJob | null> {
    const { pool, prisma, log } = this.deps;
    try {
      if (this.stopping.signal.aborted) return await endJob(prisma, job, 'CANCELLED', STOPPED);
      return await this.withFile(input, (format, file, note) =>
        runImport(
          { pool },
          { format, file, note, actor, job, batchSize: BATCH_SIZE, signal: this.stopping.signal },
        ),
      );
    } catch (error) {
      const isStopped = this.stopping.signal.aborted;
      if (!isStopped && explainFailure(error) === null) log.error(error, 'an import failed');
      if (isStopped) return this.end(job, 'CANCELLED', STOPPED);
      return this.end(job, 'FAILED', explainFailure(error) ?? UNEXPLAINED);
    }
  }

  /** Ends a job; waits for a database that is away, so that the job does not look as if it still ran. */
  private async end(job: bigint, state: 'CANCELLED' | 'FAILED', message: string): Promise<ImportJob | null> {
    const { prisma, log } = this.deps;
    const { signal } = this.stopping;
    for (;;) {
      try {
        return await endJob(prisma, job, state, message);
      } catch (error) {
        if (signal.aborted || codeOfDatabaseError(error) !== ErrorCode.UNAVAILABLE) {
          log.error(error, 'an import could not be ended');
          return null;
        }
        await sleep(AGAIN_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  private async withFile(
    { format: name, content, url }: ImportRequest,
    work: (format: Format, file: InputFile, note: string | null) => Promise<ImportJob>,
  ): Promise<ImportJob | null> {
    const format = findFormat(name);
    if (!format) throw new Error(`A job of the format ${name}, of which there is none`);
    if (url == null) return work(format, await textFile(content ?? ''), null);
    const rules = { ...this.deps.fetching, signal: this.stopping.signal };
    const { file, remove } = await spool(download(url, rules));
    try {
      const called = {
        name: new URL(url).pathname.split('/').pop() ?? '',
        path: url,
        within: null,
        maxInflated: rules.maxBytes,
      };
      const picked = await pickFiles(format, () => openFile(file, called));
      if (picked.count !== 1)
        throw new InputError('an archive of several files of the format goes in by the command line');
      for await (const only of picked.files()) return await work(format, only.file, only.passedOver);
      return null;
    } finally {
      await remove();
    }
  }
}

const spanEndOf = (format: string, job: ImportJob | null): SpanEnd => ({
  attributes: {
    'rostrum.import.format': format,
    'rostrum.import.state': job?.state,
    'rostrum.import.rows': job?.rowsRead,
    'rostrum.import.created': job?.created,
    'rostrum.import.updated': job?.updated,
    'rostrum.import.unchanged': job?.unchanged,
    'rostrum.import.rejected': job?.rejected,
  },
  errors: job === null || job.state === 'FAILED' ? ['FAILED'] : [],
});
