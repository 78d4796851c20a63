import type { Role } from '../../../generated/prisma/enums';
import type {
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  FieldNode,
} from 'graphql';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import {
  present,
  Deferred,
  PlanConstraints,
  askedScope,
  type AskedScope,
  type Deferrable,
  variableNamed,
  type PlanInput,
} from '../plan/deferred';
import {
  AS_SAID,
  CONDITION,
  type Costs,
  EXAMINED_AS_SAID,
  EXAMINED_OF_COMPUTED,
  type FieldCost,
  ITEM,
  SHARE_OF_ONE,
  tooCostly,
} from './cost';
import { offered } from './prune';
import { standsAt } from './scope';
import { and, join, raw, sql, type Sql } from './sql';
import { collectSubfields } from 'graphql/execution/collectFields';

/** Rows to read from: FROM items, the row that they stand for, and which of them. */
export interface Rows<R> {
  from: Sql;
  row: R;
  where: Sql;
}

/** The columns of a row, each ending in its name, and the joins to its version that they need. */
export interface AsSaid {
  columns: readonly Sql[];
  joins: readonly Sql[];
}

/** How the scope of a question decides the rows and columns of a table, beyond its versions. */
export interface TableModel {
  /** Its rows are facts, whose column `effective` says whether an effective claim supports them. */
  isFact?: boolean;
  /** A row by what had been said by the scope's day. */
  asSaid?(version: Sql, context: CompileContext): AsSaid;
  /** Whether a row exists, where a version alone does not say so. */
  isThere?(row: Sql): Sql;
  /** Whether a row exists by what had been said, where its columns do not depend on that. */
  isThereAsSaid?(row: Sql, context: CompileContext): Sql;
  /** Whether lists and look-ups show a row by what had been said; a claim that cites it does so in any case. */
  isPublic?(row: Sql, context: CompileContext): Sql;
  /** Whether a row held on a day. */
  heldOn?(row: Sql, day: Sql, context: CompileContext): Sql;
}

/** The operation whose selections are compiled. */
export interface Operation {
  schema: GraphQLSchema;
  tables: Readonly<Record<string, TableModel>>;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The cost that the operation may not exceed. */
  maxCost: number;
  /** Without it, conditions cost nothing. */
  costs?: Costs;
  /** Whether decoding completes values as graphql-js does, so that they are the response. */
  completes: boolean;
}

/** A reference that must exist; otherwise the field fails. */
export interface Reference {
  /** The id; for a list an array, with null for each missing item. */
  id: Sql;
  isList: boolean;
  /** The error where it is missing; for a list, where the item at this place is, counted from 0. */
  fault(place: number): Deferrable<RostrumError>;
  /** The field that it belongs to is known. */
  isPlaced?: true;
}

/** The error of each reference whose target does not exist. */
export type Lost = ReadonlyMap<Reference, Error>;

const FREE: FieldCost = {};

// Up to these limits PostgreSQL plans a statement in little time.
export const MAX_REFERENCES = 500;
const MAX_CONDITIONS = 300;

/** The compile context of one root field: aliases, scope, references, constraints and cost. */
export class CompileContext {
  readonly references: Reference[] = [];
  /** Reads deferred values, and records what it reads. */
  readonly constraints: PlanConstraints;
  readonly scope: AskedScope;
  /** The boolean variables, for @skip and @include; reading one adds a constraint. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** The fields between the root field and the one being compiled, with which paths in errors begin. */
  path: readonly string[] = [];
  /** False once rows are read that change without a recording, so that the last recording does not date them. */
  isRecorded = true;
  /** The recordings that a node must have to answer, beside that of the scope. */
  readonly recordings: Deferrable<bigint>[] = [];
  /** How many rows there may be of the type whose field is compiled; at the root one. */
  parents = 1;
  /** The cost so far. */
  cost = 0;
  /** The role that reading all of it needs; null for that of reading at all. */
  needs: Role | null = null;
  private aliases = 0;
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

  /** The rows of a table for lists: facts only if they are effective and, with `validAt`, if they held on that day. */
  scan(table: string): Rows<Sql> {
    const facts = this.facts(table);
    const { heldOn } = this.table(table);
    if (!heldOn || this.scope.valid === null) return facts;
    return { ...facts, where: and([facts.where, heldOn(facts.row, sql`${this.scope.valid}::date`, this)]) };
  }

  /** The effective and public rows of a table, whichever day they held. */
  facts(table: string): Rows<Sql> {
    const versions = this.versions(table);
    const { isFact, isPublic } = this.table(table);
    if (isFact) return { ...versions, where: sql`${versions.where} and ${versions.row}.effective` };
    if (!isPublic || this.scope.said === null) return versions;
    return { ...versions, where: sql`${versions.where} and ${isPublic(versions.row, this)}` };
  }

  /** The versions of a table that are current in the scope, effective or not. */
  versions(table: string): Rows<Sql> {
    const row = this.alias(table);
    const { asSaid, isThere, isThereAsSaid } = this.table(table);
    const isSaid = this.scope.said !== null;
    if (asSaid && isSaid) {
      const version = this.alias('version');
      const { columns, joins } = asSaid(version, this);
      const beside = joins.length > 0 ? join(joins, '') : sql``;
      const from = sql`(${offered(row, columns)} from ${raw(table)} ${version}${beside} where ${standsAt(this.scope, version)}) ${row}`;
      return { from, row, where: sql`true` };
    }
    const stands = standsAt(this.scope, row);
    const there = isSaid ? isThereAsSaid?.(row, this) : isThere?.(row);
    const where = there ? and([stands, there]) : stands;
    return { from: sql`${raw(table)} ${row}`, row, where };
  }

  /** A field of an object type of the schema. */
  fieldOf(type: string, name: string): GraphQLField<unknown, unknown> {
    return (this.operation.schema.getType(type) as GraphQLObjectType).getFields()[name]!;
  }

  private table(name: string): TableModel {
    return this.operation.tables[name] ?? {};
  }

  /** The id of something that must exist, as an expression evaluated once in the statement; `what` names it in the message. */
  refer(id: Sql, path: readonly string[], what: Deferrable<string>): Sql {
    const fault = Deferred.map(what, (missing) => notFound(path, missing));
    return this.reference({ id, isList: false, fault: () => fault }, path);
  }

  /** The same for a list, with the ids as an array; `missingAt` maps a place there to the place and name in the argument. */
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

  /** Fails the field where a condition does not hold that only the statement can check. */
  demand(condition: Sql, fault: Deferrable<RostrumError>): void {
    this.references.push({ id: sql`nullif(${condition}, false)`, isList: false, fault: () => fault });
  }

  /** Counts one more condition of the field's filters, at this path, and its cost; refuses more than the limit. */
  weigh(path: readonly string[], cost = this.costOfCondition(path.at(-1)!)): void {
    this.filters += 1;
    if (this.filters > MAX_CONDITIONS) throw tooMuch(path, `has more than ${MAX_CONDITIONS} conditions`);
    if (this.operation.costs) this.add(this.overAll(cost));
  }

  private costOfCondition(name: string): number {
    const { conditions = {}, conditionsAsSaid = {} } = this.operation.costs ?? {};
    const ofNow = conditions[name] ?? CONDITION;
    return this.scope.said === null ? ofNow : (conditionsAsSaid[name] ?? ofNow);
  }

  /** Adds the cost of the values that a condition names: each is looked up once, and among the rows of one thing for each. */
  weighItems(items: number): void {
    if (this.operation.costs) this.spend(items * Math.max(1, this.overAll(ITEM)));
  }

  /** Adds the cost of comparing each of the things of a type that belong to one, which under saidBy are computed. */
  compareEach(type: string): void {
    const ofOne = (this.operation.costs?.computed[type] ?? 0) / SHARE_OF_ONE;
    this.examine((this.parents * ofOne) / EXAMINED_OF_COMPUTED, this.parents * ofOne);
  }

  /** Whether a list is compiled that belongs to a row of another. */
  get isBelow(): boolean {
    return this.path.length > 0;
  }

  /** The cost of a part whose cost is known for the list of all things of a kind: those of one thing are fewer. */
  overAll(cost: number): number {
    return this.isBelow ? (this.parents * cost) / SHARE_OF_ONE : cost;
  }

  /** What a field costs beside the rows of its pages. */
  costOf(typeName: string, field: string): FieldCost {
    const type = typeName === 'AsOf' ? 'Query' : typeName;
    return this.operation.costs?.fields[`${type}.${field}`] ?? FREE;
  }

  /** Adds the cost of rows that are only examined, of which there may be more to compute under saidBy. */
  examine(cost: number, asSaid = cost * EXAMINED_AS_SAID): void {
    this.add(this.scope.said === null ? cost : asSaid);
  }

  /** Adds the cost of rows that are looked up. */
  spend(cost: number): void {
    this.add(this.scope.said === null ? cost : cost * AS_SAID);
  }

  /** Adds to the cost of the root field what is known for its scope; refuses more than the limit. */
  add(cost: number): void {
    this.cost += cost;
    if (this.cost > this.operation.maxCost) throw tooCostly(this.cost, this.operation.maxCost);
  }
}

/** By name, since graphql-js reads them so. */
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

/** The error for a filter that costs too much. */
export const tooMuch = (path: readonly string[], what: string) =>
  new RostrumError(ErrorCode.COST_EXCEEDED, `The filter ${what}; ask in several questions.`, path);

/** The fields asked of a concrete type, merged by response key, fragments and directives applied as graphql-js does. */
export function selectionOf(
  context: CompileContext,
  typeName: string,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const { schema, fragments } = context.operation;
  const type = schema.getType(typeName) as GraphQLObjectType;
  return collectSubfields(schema, fragments, context.conditions, type, nodes);
}
