import type { FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import { ErrorCode, RostrumError } from '../platform/errors';
import { raw, sql, type Sql } from './sql';
import type { Model, Source } from './model';
import { standsAt, type Scope } from './scope';

/** The operation whose selections are compiled. */
export interface Operation {
  schema: GraphQLSchema;
  model: Model;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
  /** How many rows one root field may ask for at most. */
  maxCost: number;
}

/** A reference to something that has to exist, or the whole field is NOT_FOUND. */
interface Reference {
  id: Sql;
  path: readonly string[];
  text: string;
}

// Columns of a fact that say whether any claim supports it; lists leave out what none does.
const FACTS = new Set(['event', 'participation', 'relationship', 'tenure', 'quantity']);

/** One root field being compiled: hands out aliases, keeps the scope, and collects what the statement must check. */
export class Asking {
  readonly references: Reference[] = [];
  /** The fields between the root field and the one being compiled, which errors about arguments begin with. */
  path: readonly string[] = [];
  private aliases = 0;
  private cost = 0;

  constructor(
    readonly operation: Operation,
    readonly scope: Scope,
  ) {}

  alias(name: string): Sql {
    this.aliases += 1;
    return raw(`${name}_${this.aliases}`);
  }

  /** The versions of a table that stand in this scope; of facts only those that a claim supports. */
  scan(table: string): Source<Sql> {
    const versions = this.versions(table);
    return FACTS.has(table)
      ? { ...versions, where: sql`${versions.where} and ${versions.row}.supported` }
      : versions;
  }

  /** The versions of a table that stand in this scope, supported or not. */
  versions(table: string): Source<Sql> {
    const row = this.alias(table);
    return { from: sql`${raw(table)} ${row}`, row, where: standsAt(this.scope, row) };
  }

  /** The id of something that must exist, as an expression evaluated once in the statement. */
  refer(id: Sql, path: readonly string[], text: string): Sql {
    const index = this.references.push({ id, path, text }) - 1;
    return raw(`(select r${index} from refs)`);
  }

  /** Adds to what the field may return at most; refuses what is over the limit. */
  spend(rows: number): void {
    this.cost += rows;
    if (this.cost > this.operation.maxCost) {
      throw new RostrumError(
        ErrorCode.COST_EXCEEDED,
        `This query asks for up to ${this.cost.toLocaleString('en')} rows; at most ${this.operation.maxCost.toLocaleString('en')} are served. Ask for smaller pages (first) or fewer levels.`,
      );
    }
  }
}
