import type { Sql } from './sql';
import type { Arguments } from '../plan/arguments';
import type { CompileContext, Rows, TableModel } from './compile-context';
import type { Costs } from './cost';

/*
 * The read model of GraphQL types. `R` is the form of a row in SQL: for a table its alias, for an embedded type the
 * expressions that it consists of. A field defines the source of its value; the compiler does the rest.
 */

/** Rows to read from, and how a field reads them. */
export interface Source<R> extends Rows<R> {
  orderBy?: Sql;
  /** There is at most one row. */
  isUnique?: true;
  /** Of a list: the maximum number of rows, where it is known. */
  atMost?: number;
  /** Of a connection: keys of its orders, ID among them, as columns of the index by which the rows are found. */
  keys?: Readonly<Record<string, Sql>>;
  /** Of a connection: the part of its filter that the source does not apply; undefined for all of it. */
  unanswered?: Arguments | null;
  /** Of a connection: the same rows for counting, which is cheaper; used where no filter is left to apply. */
  counted?: { from: Sql; row: R; where: Sql };
  /** Of a connection under saidBy: all things among which they are have to be computed to find them. */
  areAllComputed?: true;
  /** Of a list that the statement may refuse: a column whose JSON is not null for a refusal, and the error for that. */
  refusal?: { sql: Sql; error(raw: any): Error };
}

/** A column or expression, and how its JSON becomes the GraphQL value. */
export interface ValueRead<R> {
  is: 'value';
  sql(row: R, args: Arguments, context: CompileContext): Sql;
  decode?(raw: any): unknown;
  /** The same from JSON to JSON, where that is cheaper; not called for null. */
  written?(json: string): string;
}

/** A value that needs no statement: constant, or computed from the arguments. */
export interface GivenRead<R> {
  is: 'given';
  value(row: R, args: Arguments, context: CompileContext): unknown;
}

/** An object made of expressions of the same row; null where `present` is null. */
export interface EmbedRead<R, S = any> {
  is: 'embed';
  type: string;
  row(row: R, args: Arguments, context: CompileContext): S | null;
  present?(row: R): Sql;
}

/** At most one row of another source; null where there is none. */
export interface OneRead<R, S = any> {
  is: 'one';
  type: string;
  source(row: R, args: Arguments, context: CompileContext): Source<S> | null;
}

/** A short list, whole. */
export interface ListRead<R, S = any> {
  is: 'list';
  type: string;
  source(row: R, args: Arguments, context: CompileContext): Source<S>;
}

/** A page of a long list. */
export interface ConnectionRead<R, S = any> {
  is: 'connection';
  listing: Listing<S>;
  source(row: R, args: Arguments, context: CompileContext): Source<S>;
}

export type FieldRead<R> =
  ValueRead<R> | GivenRead<R> | EmbedRead<R> | OneRead<R> | ListRead<R> | ConnectionRead<R>;

export interface ObjectModel<R = any> {
  fields: Readonly<Record<string, FieldRead<R>>>;
}

/** A union or interface: a tag names the member of a row, which has a source of its own. */
export interface AbstractModel<R = any> {
  /** Null where the row has no tag: then all members are searched, and at most one has the row. */
  tag(row: R): Sql | null;
  /** The possible tags, where they are known while compiling: only those members are read. */
  knownTags?(row: R): readonly string[] | undefined;
  members: Readonly<Record<string, AbstractMember<R>>>;
  /** The fields that all members read in the same way, and the columns from which they are read. */
  common?: { fields: readonly string[]; columns: readonly string[] };
}

export interface AbstractMember<R, S = any> {
  tag: string;
  source(row: R, context: CompileContext): Source<S>;
}

/** The read model of all types of the schema, and of the tables. */
export interface Model {
  types: Readonly<Record<string, ObjectModel | AbstractModel>>;
  tables: Readonly<Record<string, TableModel>>;
  costs: Costs;
}

/** A key to order by. Unknown values sort last either way. */
export interface OrderKey<S> {
  sql(row: S, context: CompileContext): Sql;
  type: 'date' | 'text' | 'int8' | 'float8' | `"${string}"`;
  nullable?: boolean;
  /** A cheaper expression with the same order, where `sql` is needed only to compare with cursors; null where the key is. */
  sorted?(row: S): Sql;
}

export type Direction = 'ASC' | 'DESC';
export interface Order {
  field: string;
  direction: Direction;
}

/** The common part of all connections over one type: filter, orders, and fields of the edges. */
export interface Listing<S> {
  /** The type of its nodes. */
  type: string;
  /** The name in the connection and edge types, where it is not the node type. */
  name?: string;
  filter?: Filter<S>;
  orders: Readonly<Record<string, OrderKey<S>>>;
  defaultOrder: readonly Order[];
  /** The unique key that every order ends in. */
  id: OrderKey<S>;
  edge?: Readonly<Record<string, FieldRead<S>>>;
}

export type Predicate<S> = (row: S, value: any, context: CompileContext, path: readonly string[]) => Sql;
export interface Filter<S> {
  fields: Readonly<Record<string, Predicate<S>>>;
  /** Fields about the same row of another table, which together are one condition. */
  together?: { fields: readonly string[]; predicate: Predicate<S> };
}

export const value = <R>(
  read: ValueRead<R>['sql'],
  decode?: (raw: any) => unknown,
  written?: ValueRead<R>['written'],
): ValueRead<R> => ({
  is: 'value',
  sql: read,
  ...(decode && { decode: (raw) => (raw === null ? null : decode(raw)) }),
  ...(written && { written }),
});
export const given = <R>(read: GivenRead<R>['value']): GivenRead<R> => ({ is: 'given', value: read });
export const embed = <R, S>(
  type: string,
  row: EmbedRead<R, S>['row'],
  present?: (row: R) => Sql,
): EmbedRead<R, S> => ({ is: 'embed', type, row, present });
export const one = <R, S>(type: string, source: OneRead<R, S>['source']): OneRead<R, S> => ({
  is: 'one',
  type,
  source,
});
export const list = <R, S>(type: string, source: ListRead<R, S>['source']): ListRead<R, S> => ({
  is: 'list',
  type,
  source,
});
export const connection = <R, S>(
  listing: Listing<S>,
  source: ConnectionRead<R, S>['source'],
): ConnectionRead<R, S> => ({ is: 'connection', listing, source });

export const isAbstract = (model: ObjectModel | AbstractModel): model is AbstractModel => 'members' in model;
