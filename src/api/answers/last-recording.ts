import type { Reads, Statement } from '../../platform/postgres/prepared';
import { STAMP } from '../../platform/postgres/replicas/seen';
import { raw, sql } from '../../engine/query/compile/sql';

/**
 * What stands for the last recording. Its instant is part of it: a database that was put back to an earlier state counts
 * on from there, and then a number may stand for two recordings.
 */
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
  private needs = 0n;

  constructor(private readonly statements: Reads) {}

  /** What stands for it, by a node that has the recording `needs`; empty where there is none. */
  find(needs = 0n): Promise<string> {
    if (needs > this.needs) this.needs = needs;
    return (this.next ??= this.lookUp());
  }

  private async lookUp(): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve));
    this.next = null;
    const { needs } = this;
    this.needs = 0n;
    const [stamp] = await this.statements.row(this.statement, [], { caller: null, cost: 0, needs });
    return stamp ?? '';
  }
}
