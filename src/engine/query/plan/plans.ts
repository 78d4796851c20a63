import type { FieldNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Statement } from '../../../platform/postgres/prepared';
import { unmetBy, valueFor, type Constraint, type PlanInput } from './deferred';
import type { Model, ObjectModel } from '../compile/model';
import { lostIn, makePlan, TooCostly, type Plan } from './plan';
import type { Lost } from '../compile/compile-context';
import { join, numbered, replaceValues, sql, type Sql } from '../compile/sql';
import { jsonTranscoder, type JsonTranscoder } from '../respond/json-transcoder';

// In bytes. A usual plan takes some 50 kB with its statement.
const MAX_SIZE = 20_000_000;
/** What a plan takes for each character of its statement, and of the part of the document that it keeps. */
const BYTES_OF_STATEMENT = 4;
const BYTES_OF_DOCUMENT = 100;
// The plans of one field differ by their constraints: page sizes, or which filters are set.
const MAX_OF_A_FIELD = 16;

// Most documents of an interactive session are sent once: for these, making a transcoder is worth it if the row is large.
const OFTEN = 2;
const LARGE = 50_000;

/** A cached plan: the nodes of the document that it is for, and the statements that begin with it. */
export interface StoredValue extends Plan {
  nodes: readonly FieldNode[];
  statements: Map<string, PlannedStatement>;
  number: number;
  used: number;
  /** About what it takes, in bytes. */
  size: number;
  /** The transcoder of its rows, once the plan is used often; null where its shape has none. */
  transcribe?: JsonTranscoder | null;
}

/** Operations of documents that are not kept; nor are their plans, which nothing could find again. */
export const unkept = new WeakSet<OperationDefinitionNode>();

/** Whether a cached plan serves a request; if not, the first unmet constraint of each cached plan of the field. */
export type Choice = { isReused: true } | { isReused: false; unmet: readonly Constraint[] };

/** The plans of root fields, each made once for all requests that meet its constraints; the most recently used are cached. */
export class Plans {
  private readonly ofField = new WeakMap<FieldNode, StoredValue[]>();
  private readonly used = new Set<StoredValue>();
  private readonly refused = new WeakMap<FieldNode, TooCostly[]>();
  private made = 0;
  private size = 0;

  constructor(private readonly model: Model) {}

  /** The cached plan of a root field whose value is written as the response. */
  known(info: GraphQLResolveInfo, given: PlanInput): StoredValue | undefined {
    const { fieldNodes } = info;
    const plan = this.keptFor(info).find((kept) => isSame(kept.nodes, fieldNodes) && !unmetBy(kept, given));
    // The plans used last are at the end.
    if (plan && this.used.delete(plan)) this.used.add(plan);
    return plan;
  }

  private keptFor({ fieldNodes }: GraphQLResolveInfo): readonly StoredValue[] {
    return this.ofField.get(fieldNodes[0]!) ?? [];
  }

  /** Whether `known` will find one, and why not. */
  choiceFor(info: GraphQLResolveInfo, given: PlanInput): Choice {
    const { fieldNodes } = info;
    const unmet = this.keptFor(info)
      .filter(({ nodes }) => isSame(nodes, fieldNodes))
      .map((kept) => unmetBy(kept, given));
    return unmet.includes(undefined)
      ? { isReused: true }
      : { isReused: false, unmet: unmet as readonly Constraint[] };
  }

  /** The JSON of the response from the JSON of a plan's row. */
  write(plan: StoredValue, row: string): string {
    plan.used += 1;
    if (plan.transcribe === undefined && (plan.used >= OFTEN || row.length > LARGE))
      plan.transcribe = jsonTranscoder(plan.row);
    return plan.transcribe ? plan.transcribe(row) : JSON.stringify(plan.decode(JSON.parse(row)));
  }

  /** The statement for plans, with or without a stamp; cached where the plans are. */
  statementFor(plans: readonly Plan[], stamp?: Sql): PlannedStatement {
    if (!plans.every(isKept)) return new PlannedStatement(plans, stamp);
    const [first, ...others] = plans as readonly [StoredValue, ...StoredValue[]];
    const key = `${others.map(({ number }) => number).join()}${stamp ? '+' : ''}`;
    const known = first.statements.get(key);
    if (known) return known;
    const statement = new PlannedStatement(plans, stamp);
    if (first.statements.size >= MAX_OF_A_FIELD) first.statements.clear();
    first.statements.set(key, statement);
    return statement;
  }

  /**
   * Makes a plan. Throws CostExceeded if it alone costs more than the limit, which is remembered, since compiling up to the
   * limit takes long.
   */
  make(info: GraphQLResolveInfo, given: PlanInput, limit: number): StoredValue {
    const [node] = info.fieldNodes as [FieldNode];
    const refused = this.refused.get(node) ?? [];
    const before = refused.find((each) => each.cause.limit >= limit && !unmetBy(each, given));
    if (before && info.fieldNodes.length === 1) throw before.cause;
    try {
      return this.makeWithin(info, given, limit);
    } catch (error) {
      if (!(error instanceof TooCostly)) throw error;
      // One node may be merged with others elsewhere.
      if (info.fieldNodes.length === 1)
        this.refused.set(node, [error, ...refused.slice(0, MAX_OF_A_FIELD - 1)]);
      throw error.cause;
    }
  }

  private makeWithin(info: GraphQLResolveInfo, given: PlanInput, maxCost: number): StoredValue {
    const { schema, fragments, parentType, fieldName, fieldNodes: nodes } = info;
    const { model } = this;
    const { tables, costs } = model;
    const operation = { schema, fragments, tables, costs, maxCost, completes: true };
    const root = model.types[parentType.name] as ObjectModel;
    const plan = makePlan(operation, model, info, root.fields[fieldName], given);
    const kept = {
      ...plan,
      nodes,
      statements: new Map(),
      number: (this.made += 1),
      used: 0,
      size: sizeOf(plan, info),
    };
    this.ofField.set(nodes[0]!, [kept, ...this.keptFor(info).slice(0, MAX_OF_A_FIELD - 1)]);
    if (unkept.has(info.operation)) return kept;
    this.used.add(kept);
    this.size += kept.size;
    while (this.size > MAX_SIZE && this.used.size > 0) this.forget(this.used.values().next().value!);
    return kept;
  }

  private forget(plan: StoredValue): void {
    const [node] = plan.nodes as [FieldNode];
    this.used.delete(plan);
    this.size -= plan.size;
    this.ofField.set(
      node,
      (this.ofField.get(node) ?? []).filter((other) => other !== plan),
    );
  }
}

/** About what a plan takes, in bytes: its root field keeps its share of the document, fragments included. */
function sizeOf({ sql }: Plan, { fieldNodes, operation }: GraphQLResolveInfo): number {
  const statement = sql ? sql.strings.reduce((sum, { length }) => sum + length, 0) : 0;
  const document = fieldNodes[0]!.loc?.source.body.length ?? 0;
  const share = document / operation.selectionSet.selections.length;
  return BYTES_OF_STATEMENT * statement + BYTES_OF_DOCUMENT * share;
}

const isKept = (plan: Plan): plan is StoredValue => 'statements' in plan;

const isSame = (a: readonly FieldNode[], b: readonly FieldNode[]) =>
  a.length === b.length && a.every((node, i) => node === b[i]);

/** The parameters of a plan for a plan input. Throws where the input is invalid. */
export const parametersOf = ({ parameters }: Plan, given: PlanInput): readonly unknown[] =>
  parameters.map((value) => valueFor(value, given));

/** The JSON of a plan's row in its answer, and the missing references. */
export function rowIn(
  { references }: Plan,
  answer: string | null,
  given: PlanInput,
): { row: string; lost?: Lost } {
  if (answer === null) return { row: 'null' };
  if (references.length === 0) return { row: answer };
  const end = answer.lastIndexOf('[');
  const missing = JSON.parse(answer.slice(end, -1)) as (boolean | number)[];
  const row = answer.slice(1, answer.lastIndexOf(',', end));
  return missing.some(Boolean) ? { row, lost: lostIn(references, missing, given) } : { row };
}

/** Where a parameter of a statement comes from: the index of the plan, and the index among its parameters. */
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
  leastMs: number | null = null;
  private readonly places: readonly Place[];

  /** `stamp` is an expression beside the answers, in the last column. */
  constructor(plans: readonly Plan[], stamp?: Sql) {
    const answers = plans.map(({ sql, parameters }, plan) => {
      const places = new Map(parameters.map((value, index) => [value, new Place(plan, index)]));
      return replaceValues(sql!, (value) => places.get(value));
    });
    const { text, values } = numbered(sql`select ${join(stamp ? [...answers, stamp] : answers)}`);
    this.text = text;
    this.places = values as Place[];
  }

  /** The parameters of the statement from those of its plans. */
  valuesOf(parameters: readonly (readonly unknown[])[]): unknown[] {
    return this.places.map(({ plan, index }) => parameters[plan]![index]);
  }
}
