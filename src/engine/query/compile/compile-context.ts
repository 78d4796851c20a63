import type { FragmentDefinitionNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { present, Deferred, PlanConstraints, type Deferrable } from '../plan/deferred';
import { variableNamed, type PlanInput } from '../plan/plan-input';
import { offered } from './prune';
import { askedScope, standsAt, type AskedScope } from './scope';
import { and, join, raw, sql, type Sql } from './sql';

/** Rows to read from: FROM items, the row that they stand for, and which of them. */
export interface Rows<R> {
  from: Sql;
  row: R;
  where: Sql;
}

/** The columns of a row, each ending in its name, and what is joined to its version to make them. */
export interface AsSaid {
  columns: readonly Sql[];
  joins: readonly Sql[];
}

/** What of a table depends on the point from which a question is asked, beside its versions. */
export interface TableModel {
  /** Its rows are facts: `supported` says whether any claim holds them up. */
  isFact?: boolean;
  /** A row as it stands among what had been said by the scope's day. */
  asSaid?(version: Sql, context: CompileContext): AsSaid;
  /** Whether a row is there among what had been said, where its columns are the same whatever had been. */
  isThere?(row: Sql, context: CompileContext): Sql;
  /** Whether a row held on a day. */
  heldOn?(row: Sql, day: Sql, context: CompileContext): Sql;
}

/** The operation whose selections are compiled. */
export interface Operation {
  schema: GraphQLSchema;
  tables: Readonly<Record<string, TableModel>>;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** How many rows one root field may ask for at most. */
  maxCost: number;
  /** Whether decoding completes values as graphql-js would, so that they are the response. */
  completes: boolean;
}

/** A reference to something that has to exist, or else the field fails. */
export interface Reference {
  /** Its id; of several things an array, with null in the place of what is missing. */
  id: Sql;
  isList: boolean;
  /** What is wrong where it is missing; of several, where that one is missing, counted from 0. */
  fault(place: number): Deferrable<RostrumError>;
  /** The field that fails is known. */
  isPlaced?: true;
}

/** Too many rows are asked for: the root field as a whole fails, whichever field below it asks for the last of them. */
export class CostExceeded extends RostrumError {}

// What a statement can hold and still be planned in no time.
export const MAX_REFERENCES = 500;
const MAX_CONDITIONS = 1000;

/** One root field being compiled: hands out aliases, keeps the scope, and collects what the statement must check. */
export class CompileContext {
  readonly references: Reference[] = [];
  /** What was looked at of what the request gives. */
  readonly constraints: PlanConstraints;
  readonly scope: AskedScope;
  /** The variables that @skip and @include go by, each looked at when it is read. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** The fields between the root field and the one being compiled, which errors about arguments begin with. */
  path: readonly string[] = [];
  /** False once rows are read that change without a recording, so that the last of these says nothing of them. */
  isRecorded = true;
  private aliases = 0;
  private cost = 0;
  private filters = 0;

  constructor(
    readonly operation: Operation,
    given: PlanInput,
  ) {
    this.constraints = new PlanConstraints(given);
    this.scope = askedScope(this.constraints);
    this.conditions = conditionsOf(this.constraints);
  }

  alias(name: string): Sql {
    this.aliases += 1;
    return raw(`${name}_${this.aliases}`);
  }

  /** The rows of a table as lists show them: of facts those that a claim supports, and where a day is asked for, that held then. */
  scan(table: string): Rows<Sql> {
    const facts = this.facts(table);
    const { heldOn } = this.table(table);
    if (!heldOn || this.scope.valid === null) return facts;
    return { ...facts, where: and([facts.where, heldOn(facts.row, sql`${this.scope.valid}::date`, this)]) };
  }

  /** The rows of a table that a claim supports, whichever day they held. */
  facts(table: string): Rows<Sql> {
    const versions = this.versions(table);
    if (!this.isFact(table)) return versions;
    return { ...versions, where: sql`${versions.where} and ${versions.row}.supported` };
  }

  /** The versions of a table that stand in this scope, supported or not. */
  versions(table: string): Rows<Sql> {
    const row = this.alias(table);
    const { asSaid, isThere } = this.table(table);
    if (asSaid && this.scope.said !== null) {
      const version = this.alias('version');
      const { columns, joins } = asSaid(version, this);
      const beside = joins.length > 0 ? join(joins, '') : sql``;
      const from = sql`(${offered(row, columns)} from ${raw(table)} ${version}${beside} where ${standsAt(this.scope, version)}) ${row}`;
      return { from, row, where: sql`true` };
    }
    const stands = standsAt(this.scope, row);
    const where = isThere ? and([stands, isThere(row, this)]) : stands;
    return { from: sql`${raw(table)} ${row}`, row, where };
  }

  /** A field of an object type of the schema. */
  fieldOf(type: string, name: string): GraphQLField<unknown, unknown> {
    return (this.operation.schema.getType(type) as GraphQLObjectType).getFields()[name]!;
  }

  /** Whether the rows of a table are there only while claims support them. */
  private isFact(table: string): boolean {
    return this.table(table).isFact === true;
  }

  private table(name: string): TableModel {
    return this.operation.tables[name] ?? {};
  }

  /** The id of something that must exist, `what` as a message names it, as an expression evaluated once in the statement. */
  refer(id: Sql, path: readonly string[], what: Deferrable<string>): Sql {
    const fault = Deferred.map(what, (missing) => notFound(path, missing));
    return this.reference({ id, isList: false, fault: () => fault }, path);
  }

  /** The same of several things, and their ids as an array; each by its place there, and by the one that it has in the argument. */
  referAll(
    ids: Sql,
    path: readonly string[],
    missingAt: (place: number) => Deferrable<{ at: number; what: string }>,
  ): Sql {
    const fault: Reference['fault'] = (place) =>
      Deferred.map(missingAt(place), ({ at, what }) => notFound([...path, String(at)], what));
    return sql`${this.reference({ id: ids, isList: true, fault }, path)}::bigint[]`;
  }

  private reference(reference: Reference, path: readonly string[]): Sql {
    const index = this.references.push(reference) - 1;
    if (index >= MAX_REFERENCES) throw tooMuch(path, `names more than ${MAX_REFERENCES} things`);
    return raw(`(select r${index} from refs)`);
  }

  /** Fails the field where a condition does not hold that only the statement can tell. */
  demand(condition: Sql, fault: Deferrable<RostrumError>): void {
    this.references.push({ id: sql`nullif(${condition}, false)`, isList: false, fault: () => fault });
  }

  /** Counts one more condition of the field's filters; refuses what is over the limit. */
  weigh(path: readonly string[]): void {
    this.filters += 1;
    if (this.filters > MAX_CONDITIONS) throw tooMuch(path, `has more than ${MAX_CONDITIONS} conditions`);
  }

  /** Adds to what the field may return at most; refuses what is over the limit. */
  spend(rows: number): void {
    this.cost += rows;
    if (this.cost > this.operation.maxCost) {
      throw new CostExceeded(
        ErrorCode.COST_EXCEEDED,
        `This query asks for up to ${this.cost.toLocaleString('en')} rows; at most ${this.operation.maxCost.toLocaleString('en')} are served. Ask for smaller pages (first) or fewer levels.`,
      );
    }
  }
}

/** By name, as graphql-js reads them. */
function conditionsOf(constraints: PlanConstraints): Record<string, unknown> {
  const conditions = {};
  for (const [name, value] of Object.entries(constraints.given.variables)) {
    if (typeof value !== 'boolean') continue;
    const variable = present(new Deferred(variableNamed(name), `$${name}`), constraints);
    Object.defineProperty(conditions, name, { enumerable: true, get: () => constraints.read(variable) });
  }
  return conditions;
}

const notFound = (path: readonly string[], what: string) =>
  new RostrumError(ErrorCode.NOT_FOUND, `${path.join('.')}: there is no ${what} here.`, path);

/** What is wrong with a filter that is not worth its cost. */
export const tooMuch = (path: readonly string[], what: string) =>
  new RostrumError(ErrorCode.COST_EXCEEDED, `The filter ${what}; ask in several questions.`, path);
