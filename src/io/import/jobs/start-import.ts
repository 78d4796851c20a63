import type { Imports } from '../../../api/context';
import type { RecordingTx, WriteDeps } from '../../../engine/write/recording';
import { write, type Outcome } from '../../../engine/write/write';
import { Refusal, UserErrorCode } from '../../../platform/errors';
import { WrongFormat, type Format } from '../format';
import { findFormat } from '../formats';
import type { StartImportInput } from '../import.input';
import { textFile } from '../read/text-file';
import { faultOfUrl } from '../read/url-rules';
import { refuseWrongFormat } from '../read/wrong-format';

/** Queues an import and, once that is committed, hands it to the queue of this process. */
export const startImport =
  (imports: Imports) =>
  async (deps: WriteDeps, actor: string, input: StartImportInput): Promise<Outcome<{ job: string }>> => {
    const outcome = await write(deps, { actor, operation: 'startImport', input }, (rec) =>
      queueJob(rec, imports.hosts, input),
    );
    if (outcome.answer && !outcome.replayed) imports.add(BigInt(outcome.answer.job), actor, input);
    return outcome;
  };

async function queueJob(
  rec: RecordingTx,
  hosts: readonly string[],
  { format: name, content, url }: StartImportInput,
): Promise<{ job: string }> {
  const format = findFormat(name);
  if (!format) throw invalid('format', `${name} cannot be imported here`);
  if ((content == null) === (url == null)) throw invalid(null, 'Give either content or url');
  if (content != null) await check(format, content);
  const fault = url == null ? null : faultOfUrl(url, hosts);
  if (fault !== null) throw invalid('url', fault);
  // The answer kept for an idempotencyKey refers to a recording, and an empty database has none yet.
  if (rec.id === 1n) rec.change({ action: 'IMPORTED' });
  const { id } = await rec.tx.importJob.create({
    data: { format: name, fileName: url ?? 'content', fileHash: '', actor: rec.actor },
  });
  return { job: `${id}` };
}

async function check(format: Format, content: string): Promise<void> {
  try {
    await refuseWrongFormat(format, await textFile(content));
  } catch (error) {
    if (error instanceof WrongFormat) throw invalid('content', error.message);
    throw error;
  }
}

const invalid = (field: string | null, message: string) =>
  new Refusal(UserErrorCode.INVALID, field === null ? null : [field], message);
