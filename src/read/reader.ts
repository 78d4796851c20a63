import type { FieldNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import { ErrorCode, RostrumError } from '../platform/errors';
import { Asking } from './asking';
import { compileField } from './compile';
import type { FieldRead, Model, ObjectModel } from './model';
import { type Scope } from './scope';
import { join, raw, sql, type Sql } from './sql';

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
    return this.answer(
      info,
      info.parentType.name,
      root.fields[info.fieldName],
      undefined,
      info.fieldNodes,
      scope,
    );
  }

  /** The value of a type of the model that is made of `row`: a mutation's payload. */
  readAs(info: GraphQLResolveInfo, type: string, row: unknown, scope: Scope): Promise<unknown> {
    const payload: FieldRead<undefined> = { is: 'embed', type, row: () => row };
    return this.answer(info, info.parentType.name, payload, undefined, info.fieldNodes, scope);
  }

  private async answer(
    info: GraphQLResolveInfo,
    typeName: string,
    read: FieldRead<any> | undefined,
    row: unknown,
    nodes: readonly FieldNode[],
    scope: Scope,
  ): Promise<unknown> {
    const asking = new Asking(
      {
        schema: info.schema as GraphQLSchema,
        model: this.model,
        fragments: info.fragments,
        variables: info.variableValues,
        maxCost: this.maxCost,
      },
      scope,
    );
    const compiled = compileField(asking, typeName, row, read, nodes, 1);
    if (compiled.sql === null) return compiled.decode(undefined);
    return compiled.decode(await this.enqueue(asking, compiled.sql));
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
      const statement = sql`select json_build_array(${join(batch.map(withReferences))}) as answers`;
      const { rows } = await this.pool.query({ text: statement.text, values: statement.values });
      batch.forEach((pending, i) => settle(pending, rows[0].answers[i]));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

/** A root field's expression, with the ids that it refers to looked up once beside it. */
function withReferences({ asking, sql: statement }: Pending): Sql {
  if (asking.references.length === 0) return sql`json_build_array(${statement})`;
  const columns = asking.references.map(({ id }, i) => sql`${id} as ${raw(`r${i}`)}`);
  const missing = asking.references.map((_, i) => raw(`r${i} is null`));
  return sql`(with refs as materialized (select ${join(columns)}) select json_build_array(${statement}, json_build_array(${join(missing)})) from refs)`;
}

function settle({ asking, settle: resolve, fail }: Pending, [value, missing]: [unknown, boolean[]?]): void {
  const lost = asking.references.find((_, i) => missing?.[i]);
  if (!lost) return resolve(value);
  const field = lost.path.join('.');
  fail(new RostrumError(ErrorCode.NOT_FOUND, `${field}: there is no "${lost.text}" here.`, lost.path));
}
