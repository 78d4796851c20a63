import { raw, sql, Sql } from './sql';

/*
 * A source that computes its columns offers all of them, and most questions need a few. The others would be most of the
 * statement, and most of the time that PostgreSQL takes to parse it. Offered columns stand between comments, by which
 * those without references are left out of the final text. Input of clients is never in the text, but in the parameters.
 */

/** The list of a SELECT whose rows get the alias `row`: expressions, each of which ends in its name. */
export const offered = (row: Sql, columns: readonly Sql[]): Sql =>
  columns.reduce(
    (list, column) => sql`${list}${raw(`/*<${row.sql}.${nameOf(column)}*/`)}, ${column}${raw('/*>*/')}`,
    sql`select null as "-"`,
  );

/** A join of rows under an alias, which is left out where their columns have no references. */
export const offeredJoin = (row: Sql, join: Sql): Sql =>
  sql`${raw(`/*<${row.sql}*/`)} ${join}${raw('/*>*/')}`;

function nameOf(column: Sql): string {
  const name = /(?: as |\.)(\w+)$/.exec(column.strings.at(-1)!)?.[1];
  if (!name) throw new Error(`A column without a name: ${column.strings.at(-1)}`);
  return name;
}

/** A part of the statement: text, parameters, and offered columns. */
interface Part {
  pieces: (string | { value: unknown } | Part)[];
  /** `alias.column` of an offered column; the alias of an offered join. */
  name: string;
  isWanted: boolean;
}

/** An expression or statement without the offered columns that have no references. */
export function pruned(statement: Sql): Sql {
  const root = parse(statement);
  want(root);
  const strings = [''];
  const values: unknown[] = [];
  const write = ({ pieces }: Part): void => {
    for (const piece of pieces) {
      if (typeof piece === 'string') strings.push(`${strings.pop()}${piece}`);
      else if (!('pieces' in piece)) {
        values.push(piece.value);
        strings.push('');
      } else if (piece.isWanted) write(piece);
    }
  };
  write(root);
  return new Sql(strings, values);
}

function parse({ strings, values }: Sql): Part {
  const part = (name: string): Part => ({ pieces: [], name, isWanted: false });
  const open = [part('')];
  strings.forEach((string, i) => {
    if (i > 0) open.at(-1)!.pieces.push({ value: values[i - 1] });
    for (const piece of string.split(/(\/\*<[\w.]+\*\/|\/\*>\*\/)/)) {
      if (piece.startsWith('/*<')) {
        const inner = part(piece.slice(3, -2));
        open.at(-1)!.pieces.push(inner);
        open.push(inner);
      } else if (piece === '/*>*/') open.pop();
      else open.at(-1)!.pieces.push(piece);
    }
  });
  return open[0]!;
}

// Looks back from each dot, of which a statement has far fewer than words.
const REFERENCE = /(?<=\b(\w+_\d+))\.(\w+|\*)/g;

/** Marks the parts to which the root refers, directly or through others. */
function want(root: Part): void {
  const named = new Set<string>();
  const waiting = new Map<string, Part[]>();
  const ready = [root];
  for (let part = ready.pop(); part; part = ready.pop()) {
    // A part that waits for its name and for all names may come up twice.
    if (part.isWanted) continue;
    part.isWanted = true;
    for (const piece of part.pieces) {
      if (typeof piece === 'string') {
        for (const [, row, column] of piece.matchAll(REFERENCE)) {
          for (const name of [`${row}.${column}`, row!]) {
            if (named.has(name)) continue;
            named.add(name);
            ready.push(...(waiting.get(name) ?? []));
            waiting.delete(name);
          }
        }
      } else if ('pieces' in piece) {
        const all = `${piece.name.split('.')[0]}.*`;
        if (named.has(piece.name) || named.has(all)) ready.push(piece);
        else for (const name of [piece.name, all]) waiting.set(name, [...(waiting.get(name) ?? []), piece]);
      }
    }
  }
}
