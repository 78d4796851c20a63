import type { GraphQLResolveInfo } from 'graphql';
import type { Pool } from 'pg';
import { ErrorCode, RostrumError } from '../platform/errors';
import { Asking } from './asking';
import { compileField } from './compile';
import type { FieldRead, Model, ObjectModel } from './model';
import { pruned } from './prune';
import { type Scope } from './scope';
import { join, raw, sql, type Sql } from './sql';

// PostgreSQL's protocol counts parameters in 16 bits.
const MOST_PARAMETERS = 65_535;

interface Pending {
  asking: Asking;
  sql: Sql;
  settle(raw: unknown): void;
  fail(error: unknown): void;
}

/**
 * Answers root fields: each is compiled from its selection, and all that were asked for in the same turn are answered
 * by one statement, and so from one snapshot.
 */
export class Reader {
  private pending: Pending[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly model: Model,
    private readonly maxCost: number,
  ) {}

  /** The value of the root field being resolved, as of a scope, decoded and named by response keys. */
  read(info: GraphQLResolveInfo, scope: Scope): Promise<unknown> {
    const root = this.model.types[info.parentType.name] as ObjectModel;
    return this.readFrom(info, root.fields[info.fieldName], scope);
  }

  /** The same where the field is read from elsewhere than the model says: a payload, or the change that an event is. */
  async readFrom(info: GraphQLResolveInfo, read: FieldRead<any> | undefined, scope: Scope): Promise<unknown> {
    const asking = this.asking(info, scope);
    const compiled = compileField(asking, info.parentType.name, undefined, read, info.fieldNodes, 1);
    if (compiled.sql === null) return compiled.decode(undefined);
    return compiled.decode(await this.enqueue(asking, compiled.sql));
  }

  /** The value of a JSON expression, in a scope. */
  async evaluate(info: GraphQLResolveInfo, expression: (asking: Asking) => Sql, scope: Scope): Promise<any> {
    const asking = this.asking(info, scope);
    return this.enqueue(asking, expression(asking));
  }

  private asking(info: GraphQLResolveInfo, scope: Scope): Asking {
    const { schema, fragments, variableValues: variables } = info;
    return new Asking({ schema, model: this.model, fragments, variables, maxCost: this.maxCost }, scope);
  }

  private enqueue(asking: Asking, statement: Sql): Promise<unknown> {
    return new Promise((settle, fail) => {
      this.pending.push({ asking, sql: statement, settle, fail });
      if (this.pending.length === 1) setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    const batch = this.pending;
    this.pending = [];
    try {
      const statement = pruned(sql`select json_build_array(${join(batch.map(withReferences))}) as answers`);
      if (statement.values.length > MOST_PARAMETERS) throw tooMuch();
      const { rows } = await this.pool.query(statement);
      batch.forEach((pending, i) => settle(pending, rows[0].answers[i]));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

const tooMuch = () =>
  new RostrumError(
    ErrorCode.COST_EXCEEDED,
    'These questions have too many conditions together; ask them in several requests.',
  );

/** A root field's expression, with the ids that it refers to looked up once beside it. */
function withReferences({ asking, sql: statement }: Pending): Sql {
  if (asking.references.length === 0) return sql`json_build_array(${statement})`;
  const columns = asking.references.map(({ id }, i) => sql`${id} as ${raw(`r${i}`)}`);
  const missing = asking.references.map((_, i) => raw(`r${i} is null`));
  return sql`(with refs as materialized (select ${join(columns)}) select json_build_array(${statement}, array[${join(missing)}]) from refs)`;
}

function settle({ asking, settle: resolve, fail }: Pending, [value, missing]: [unknown, boolean[]?]): void {
  const lost = asking.references.find((_, i) => missing?.[i]);
  if (!lost) return resolve(value);
  fail(lost.fault());
}
