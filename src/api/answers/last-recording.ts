import type { Statement, Statements } from '../../platform/postgres/prepared';
import { raw, sql } from '../../engine/query/compile/sql';

/**
 * What stands for a row of `recording`. Its instant is part of it: a database that was put back to an earlier state counts
 * on from there, and then a number may stand for two recordings. As PostgreSQL writes it, since it is only compared.
 */
export const STAMP = `id || '@' || at`;

/** What stands for the last recording. */
export const LAST_RECORDING = sql`(select ${raw(STAMP)} from recording order by id desc limit 1)`;

/** Asks for the last recording. All who ask in the same turn of the event loop share one look-up, which is sent after they asked. */
export class LastRecording {
  private readonly statement: Statement = {
    text: `select ${LAST_RECORDING.text}`,
    sent: 0,
    takesMs: 0,
    leastMs: null,
  };
  private next: Promise<string> | null = null;

  constructor(private readonly statements: Statements) {}

  /** What stands for it; empty where there is none. */
  find(): Promise<string> {
    return (this.next ??= this.lookUp());
  }

  private async lookUp(): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve));
    this.next = null;
    const [stamp] = await this.statements.row(this.statement, []);
    return stamp ?? '';
  }
}
