import type { Format } from '../../io/import/format';
import type { Rejection } from '../../io/import/read/read-batches';
import type { PickedFiles } from '../../io/import/read/pick-files';
import { previewImport, resolverOfNow, type PreviewedRows } from '../../io/import/prepare/preview';
import { toStdout } from './to-stdout';
import { databaseWhenNeeded } from './with-database';

const DEFAULT_ROWS = 100;
const MAX_SHOWN = 20;

/**
 * `rostrum import --print`: writes the records that the first rows would make to stdout as ROSTRUM_JSONL,
 * and rejections and unresolved names to stderr.
 */
export async function printImport(format: Format, picked: PickedFiles, rows = DEFAULT_ROWS): Promise<void> {
  const database = databaseWhenNeeded({ poolSize: 2, statementTimeoutMs: 0 });
  const resolverFor = async () => resolverOfNow((await database.open()).database.pool);
  async function* lines(): AsyncIterable<string> {
    let limit = rows;
    for await (const { file } of picked.files()) {
      if (limit <= 0) return;
      const seen = new Seen();
      for await (const preview of previewImport(format, file, { limit, resolverFor })) {
        for (const record of preview.records) yield `${JSON.stringify(record)}\n`;
        seen.add(preview);
      }
      limit -= seen.rows;
      console.error(seen.report(file.path));
    }
  }
  try {
    await toStdout(lines());
  } finally {
    await database.close();
  }
}

/** What was found in a file besides its records. */
class Seen {
  rows = 0;
  private records = 0;
  private rejected = 0;
  private readonly rejections: Rejection[] = [];
  private readonly names = new Map<string, { count: number; row: number }>();

  add({ rows, records, rejections, unresolved }: PreviewedRows): void {
    this.rows += rows;
    this.records += records.length;
    this.rejected += rejections.length;
    this.rejections.push(...rejections.slice(0, MAX_SHOWN - this.rejections.length));
    for (const { kind, name, country, row } of unresolved) {
      const text = `${kind.toLowerCase().padEnd(12)}  ${name}${country ? `  (${country})` : ''}`;
      const before = this.names.get(text) ?? { count: 0, row };
      this.names.set(text, { ...before, count: before.count + 1 });
    }
  }

  report(path: string): string {
    const names = [...this.names].sort(([, a], [, b]) => b.count - a.count || a.row - b.row);
    return [
      `${path}: ${counted(this.rows, 'row')} read: ${counted(this.records, 'record')}, ` +
        `${counted(this.rejected, 'row')} rejected, ${counted(names.length, 'name')} unresolved; nothing was written`,
      ...this.rejections.map(({ row, reason }) => `  row ${row}: ${reason}`),
      ...more(this.rejected - this.rejections.length, 'rejected'),
      ...names
        .slice(0, MAX_SHOWN)
        .map(([text, met]) => `${String(met.count).padStart(7)}  ${text}, first in row ${met.row}`),
      ...more(names.length - MAX_SHOWN, 'unresolved'),
    ].join('\n');
  }
}

const counted = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

const more = (count: number, what: string): string[] =>
  count > 0 ? [`  … and ${count.toLocaleString('en')} more ${what}`] : [];
