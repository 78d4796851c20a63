/*
 * An imported row is an object: its cells by the names of their columns. A table of millions of rows would repeat the names
 * in each, so the names are kept once for its data set (table `dataset_columns`, only ever appended to), and of the row only
 * its cells, in the order of the columns, as the text of one line, separated by tabs: {"\t": "1\t\tKenya"}.
 */

/** The only name in the stored value of a row whose cells are kept by position. No row has it (`row` in value-shapes.ts). */
export const LINE = '\t';

/** More names than any table has: rows that each bring names of their own are no table. */
const MAX_COLUMNS = 500;

/** The columns of a data set, each at its position. */
export type Columns = ReadonlyMap<string, number>;

/**
 * The line of a row, and the columns with those that are new appended; null where the row keeps its names: where a cell is no
 * text, is empty or holds a tab, or where the separators would take more than the names do.
 */
export function lineOf(row: unknown, columns: Columns): { line: string; columns: Columns } | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
  const names = Object.keys(row);
  if (names.length === 0) return null;
  let known = columns;
  const cells: string[] = [];
  let lettersOfNames = 0;
  for (const name of names) {
    const cell = (row as Record<string, unknown>)[name];
    if (typeof cell !== 'string' || cell === '' || cell.includes('\t')) return null;
    let position = known.get(name);
    if (position === undefined) {
      position = known.size;
      known = new Map(known).set(name, position);
    }
    cells[position] = cell;
    lettersOfNames += name.length;
  }
  if (known.size > MAX_COLUMNS || cells.length > lettersOfNames) return null;
  // What is missing is empty.
  return { line: cells.join('\t'), columns: known };
}

/** The value of a claim as SQL, `claim` the alias of its row: of an imported row its cells by the names of their columns. */
export const claimValueSql = (claim: string): string =>
  `case when ${claim}.property = 'record' and ${claim}.value ->> e'\\t' is not null then (
    select jsonb_strip_nulls(jsonb_object(columns[:cardinality(cells)], cells))
    from dataset_columns, string_to_array(${claim}.value ->> e'\\t', e'\\t', '') cells
    where dataset_columns.dataset_id = ${claim}.dataset_id) else ${claim}.value end`;
