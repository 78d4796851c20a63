import type { BorneCode } from '../resolver';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import { LIST, lastDayOf } from './reign-identity';

/** A row of a later edition that was imported before, by the number that it gives a leader. */
export interface LaterRow {
  on: string;
  value: string;
  /** What claims made in its name cite. */
  evidence: Pick<ClaimRecord, 'key' | 'source' | 'dataset'>;
}

/** The rows of editions later than this one with these numbers. */
export function laterRows(codes: readonly BorneCode[], edition: string): LaterRow[] {
  return codes.flatMap(({ value, said }) =>
    said.flatMap(({ on, row }): LaterRow[] => {
      if (on <= lastDayOf(edition) || !row?.startsWith(LIST)) return [];
      const dataset = row.slice(0, row.indexOf(':'));
      return [{ on, value, evidence: { key: row, source: dataset, dataset } }];
    }),
  );
}

/** Those of the first edition among them. */
export function firstOf(rows: readonly LaterRow[]): LaterRow[] {
  const first = rows.map(({ on }) => on).sort()[0];
  return rows.filter(({ on }) => on === first);
}

/** The rows about a leader, who has these numbers, of the edition that follows this one among those imported. */
export const nextRows = (codes: readonly BorneCode[], edition: string): LaterRow[] =>
  firstOf(laterRows(codes, edition));
