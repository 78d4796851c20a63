import { differences } from '../../../engine/write/revise';
import type { Claim } from '../../../generated/prisma/client';
import { Refusal } from '../../../platform/errors';
import type { ClaimRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { readContent } from './claim-content';
import type { BatchLookup } from './batch-lookup';
import { refused } from './batch-rejected';

/** A row: a claim, property `record`. */
export interface RowClaim {
  id: bigint;
  /** The claim of an earlier version of the row, which this one supersedes. */
  replaces: bigint | null;
  /** The claim itself, once its record is applied. */
  claim: Omit<Claim, 'toRecording'> | null;
  /** The lines that rely on it. */
  lines: Set<number>;
}

/** The rows that a batch names. A fact can stand above its row, so a row has its id before its record is applied. */
export class RowClaims {
  private readonly rows = new Map<string, RowClaim>();
  private readonly records: ReadonlyMap<string, ClaimRecord>;

  constructor(
    private readonly known: BatchLookup,
    records: readonly RostrumRecord[],
    private readonly newId: () => bigint,
  ) {
    const claims = records.filter((record) => record.record === 'claim');
    this.records = new Map(claims.map((record) => [record.key, record]));
  }

  /** The row with this key, for a record on this line; refuses the record if there is none. */
  of(key: string, line: number): RowClaim {
    const row = this.rows.get(key) ?? this.find(key);
    this.rows.set(key, row);
    row.lines.add(line);
    return row;
  }

  /** The lines whose facts come from rejected rows, with the reason. */
  orphans(): ReadonlyMap<number, string> {
    const missing = [...this.rows].filter(([, { claim }]) => claim === null);
    return new Map(
      missing.flatMap(([key, { lines }]) =>
        [...lines].map(
          (line) => [line, `the row from which it comes, claim "${key}", is not there`] as const,
        ),
      ),
    );
  }

  /** The ids of the claims that others supersede in this batch. */
  replaced(): bigint[] {
    return [...this.rows.values()].flatMap(({ replaces }) => replaces ?? []);
  }

  private find(key: string): RowClaim {
    const record = this.records.get(key);
    const current = this.known.keyed.claim.get(key);
    const property = (record ?? current)?.property;
    if (property === undefined) {
      throw refused(
        `no claim is recorded as "${key}"; the row must stand beside the facts that come from it`,
      );
    }
    if (property !== 'record') throw refused(`claim "${key}" is about ${property}, and no row`);
    const lines = new Set<number>();
    if (current && (!record || this.isSame(current, record))) {
      return { id: current.id, replaces: null, claim: current, lines };
    }
    return { id: this.newId(), replaces: current?.id ?? null, claim: null, lines };
  }

  private isSame(current: Claim, record: ClaimRecord): boolean {
    try {
      const content = readContent(this.known, record, null);
      return Object.keys(differences<Partial<Claim>>(current, content)).length === 0;
    } catch (error) {
      // Its subject stands below it, so it had another subject before.
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
