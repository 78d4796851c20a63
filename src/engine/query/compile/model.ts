import type { Sql } from './sql';
import type { Arguments } from '../plan/arguments';
import type { CompileContext, Rows, TableModel } from './compile-context';

/*
 * How a GraphQL type is read. `R` is what a row of it looks like to SQL: for a table its alias, for an embedded type
 * whatever expressions it is made of. A field says where its value comes from; the compiler does the rest.
 */

/** Rows to read from, and how a field reads them. */
export interface Source<R> extends Rows<R> {
  orderBy?: Sql;
  /** There can't be more than one. */
  isUnique?: true;
  /** Of a list: how many there are at most, where that is more than a short list has. */
  atMost?: number;
  /** Of a connection: keys of its orders, ID among them, as an index has them that the rows are found by. */
  keys?: Readonly<Record<string, Sql>>;
  /** Of a connection: what of its filter is still to be asked of the rows, where not all of it. */
  unanswered?: Arguments | null;
  /** Of a connection: the same rows as they are counted soonest, with no more than counting needs; while nothing more is asked of them. */
  counted?: { from: Sql; row: R; where: Sql };
  /** Of a list that may turn out to have no answer: what says so of a row, as JSON that is not null, and the error it is. */
  refusal?: { sql: Sql; error(raw: any): Error };
}

/** A column or expression, and how its JSON becomes the GraphQL value. */
export interface ValueRead<R> {
  is: 'value';
  sql(row: R, args: Arguments, context: CompileContext): Sql;
  decode?(raw: any): unknown;
  /** The same from JSON to JSON, where that takes less; not asked for null. */
  written?(json: string): string;
}

/** A value that needs no statement: known before, or computed from the arguments. */
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

/** At most one row of elsewhere; null where there is none. */
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

/** A union or interface: which member a row is, by a tag, and where the member is read from. */
export interface AbstractModel<R = any> {
  /** Null where only the members can tell: then each is asked in turn, and one at most has the row. */
  tag(row: R): Sql | null;
  /** The tags that it can be, where that is known while compiling: only those members are read then. */
  knownTags?(row: R): readonly string[] | undefined;
  members: Readonly<Record<string, AbstractMember<R>>>;
  /** The fields that all members read alike, and the columns of their rows that these are made of. */
  common?: { fields: readonly string[]; columns: readonly string[] };
}

export interface AbstractMember<R, S = any> {
  tag: string;
  source(row: R, context: CompileContext): Source<S>;
}

/** How every type of the schema is read, and what tables depend on beside their versions. */
export interface Model {
  types: Readonly<Record<string, ObjectModel | AbstractModel>>;
  tables: Readonly<Record<string, TableModel>>;
}

/** A key to order by. Unknown values sort last either way. */
export interface OrderKey<S> {
  sql(row: S, context: CompileContext): Sql;
  type: 'date' | 'text' | 'int8' | 'float8' | `"${string}"`;
  nullable?: boolean;
  /** What sorts the same for less, where comparing with a cursor takes more than sorting; null where the key is. */
  sorted?(row: S): Sql;
}

export type Direction = 'ASC' | 'DESC';
export interface Order {
  field: string;
  direction: Direction;
}

/** What every connection over one type has in common: its filter, its orders, and the fields of its edges. */
export interface Listing<S> {
  /** The type of its nodes. */
  type: string;
  /** What the connection and edge types are called after, where that is not the node type. */
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
  /** Fields that speak about one and the same row of elsewhere, and so make one condition between them. */
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
