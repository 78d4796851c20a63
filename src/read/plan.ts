import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../platform/prepared';
import { Asking, type Operation, type Reference } from './asking';
import { compileField } from './compile';
import { valueFor, type Given, type Fits } from './late';
import { rowDecoder } from './decode';
import { Columns } from './layout';
import type { RowShape } from './shape';
import type { FieldRead } from './model';
import { pruned } from './prune';
import { join, pack, raw, replaceValues, sql, type Sql } from './sql';

/** How a root field is answered: what a statement selects for it, and how what that gives becomes its value. */
export interface Plan {
  fits: Fits;
  /** Selects the answer: JSON of the row; with references an array of that and of which are missing. Null where no statement is needed. */
  sql: Sql | null;
  /** The values of that, each once, which may be late. */
  parameters: readonly unknown[];
  references: readonly Reference[];
  row: RowShape;
  /** Whether it is asked of everything recorded so far, and not as of a recording. */
  isOfNow: boolean;
  /** Whether all that it reads is changed by recordings only. */
  isRecorded: boolean;
  decode(raw: unknown): unknown;
}

/** The plan of a root field that is read so. */
export function makePlan(
  operation: Operation,
  { parentType, fieldNodes }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldNodes'>,
  read: FieldRead<any> | undefined,
  given: Given,
): Plan {
  const asking = new Asking(operation, given);
  const columns = new Columns();
  const value = compileField(asking, columns, parentType.name, undefined, read, fieldNodes, 1);
  const { sql, row } = columns.alone(value);
  return planOf(asking, sql, row);
}

/** The plan of an expression that was compiled. */
export function planOf(asking: Asking, expression: Sql | null, row: RowShape): Plan {
  const { looks, references } = asking;
  // What is referred to has to be there even where nothing is read of it.
  const answer = expression ?? (references.length > 0 ? pack([]) : null);
  const sql = answer && readLists(withReferences(answer, references));
  const parameters = [...new Set(sql?.values)];
  const isOfNow = asking.scope.known === null;
  const { isRecorded } = asking;
  return {
    fits: looks.end(),
    sql,
    parameters,
    references,
    row,
    isOfNow,
    isRecorded,
    decode: rowDecoder(row),
  };
}

/** A list that stands in a statement as the compiler saw it is looked at item by item, and now is the last time to. */
const readLists = (expression: Sql): Sql =>
  replaceValues(expression, (value) => (Array.isArray(value) ? [...value] : value));

/** An expression with the ids that it refers to looked up once beside it. */
function withReferences(expression: Sql, references: readonly Reference[]): Sql {
  if (references.length === 0) return sql`to_json(${expression})`;
  const columns = references.map(({ id }, i) => sql`${id} as ${raw(`r${i}`)}`);
  const missing = references.map((_, i) => raw(`r${i} is null`));
  return sql`(with refs as materialized (select ${join(columns)}) select json_build_array(${expression}, array[${join(missing)}]) from refs)`;
}

/** The parameters of a plan, for what is given. Throws what is wrong with that. */
export const parametersOf = ({ parameters }: Plan, given: Given): readonly unknown[] =>
  parameters.map((value) => valueFor(value, given));

/** The JSON of a plan's row out of its answer. Throws where something that was referred to is missing. */
export function rowIn({ references }: Plan, answer: string | null, given: Given): string {
  if (answer === null) return 'null';
  if (references.length === 0) return answer;
  // The last array is of true and false: which are missing.
  const end = answer.lastIndexOf('[');
  const missing = JSON.parse(answer.slice(end, -1)) as boolean[];
  const lost = references.find((_, i) => missing[i]);
  if (lost) throw valueFor(lost.fault, given);
  return answer.slice(1, answer.lastIndexOf(',', end));
}

/** Where a parameter of a statement comes from: which plan's, and which of its. */
class Place {
  constructor(
    readonly plan: number,
    readonly index: number,
  ) {}
}

/** One statement for several plans: a row with the answer to each, all from one snapshot. */
export class PlannedStatement implements Statement {
  readonly text: string;
  sent = 0;
  takesMs = 0;
  private readonly places: readonly Place[];

  /** With `stamp`, an expression beside the answers, to stand in the last column. */
  constructor(plans: readonly Plan[], stamp?: Sql) {
    const answers = plans.map(({ sql, parameters }, plan) => {
      const places = new Map(parameters.map((value, index) => [value, new Place(plan, index)]));
      return replaceValues(sql!, (value) => places.get(value));
    });
    const { text, values } = pruned(sql`select ${join(stamp ? [...answers, stamp] : answers)}`);
    this.text = text;
    this.places = values as Place[];
  }

  /** The parameters of the statement out of those of its plans. */
  valuesOf(parameters: readonly (readonly unknown[])[]): unknown[] {
    return this.places.map(({ plan, index }) => parameters[plan]![index]);
  }
}
