import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
} from 'graphql';
import { badInput } from '../../../platform/errors';
import { parseParameter } from '../../../platform/http/request-body';
import { MAX_ROWS, type Variables } from './paging';
import type { RowSet } from './row-set';

const PAGE_ARGUMENTS: Readonly<Record<string, string>> = {
  first: `The number of rows from the front: 0 to ${MAX_ROWS}, the default if last is not given either.`,
  last: `The number of rows from the back, in the same order: 0 to ${MAX_ROWS}. Not together with first.`,
};

/**
 * The arguments that a URL under /rows takes as parameters: those of the field, the times of asOf, and
 * the event of a roster.
 */
export function argumentsOf(
  schema: GraphQLSchema,
  { type, field, isPaged }: RowSet,
): readonly GraphQLArgument[] {
  const query = schema.getQueryType()!.getFields();
  const own = (schema.getType(type) as GraphQLObjectType).getFields()[field]!.args.map((arg) => ({
    ...arg,
    description: (isPaged && PAGE_ARGUMENTS[arg.name]) || arg.description,
  }));
  return [...(type === 'Event' ? query.absences!.args : []), ...own, ...query.asOf!.args];
}

/**
 * Parses the query string of a URL. A parameter is an argument, or with dots a field of an input object
 * (`where.type.eq=CONSULT`); objects are JSON; lists are repeated or, for codes and ids, separated by
 * commas. An empty parameter counts as omitted. Throws BAD_USER_INPUT with the name of a parameter that
 * is unknown, repeated, malformed or missing.
 */
export function readVariables(args: readonly GraphQLArgument[], search: string): Variables {
  const given = new URLSearchParams(search);
  const variables: Record<string, unknown> = {};
  // A whole object comes before its fields.
  const names = [...new Set(given.keys())].sort((a, b) => a.split('.').length - b.split('.').length);
  for (const name of names) {
    const texts = given.getAll(name).filter((text) => text !== '');
    const type = typeOf(args, name);
    if (texts.length > 0) put(variables, name.split('.'), readTexts(type, texts, name), name);
  }
  const missing = args.find((arg) => isRequiredArgument(arg) && variables[arg.name] === undefined);
  if (missing) {
    const { name, description } = missing;
    throw badInput([name], `${name} is missing. ${description ?? ''}${choicesOf(missing.type)}`);
  }
  return variables;
}

function choicesOf(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (!isEnumType(named)) return '';
  return ` One of ${named
    .getValues()
    .map(({ name }) => name)
    .join(', ')}.`;
}

function typeOf(args: readonly GraphQLArgument[], name: string): GraphQLInputType {
  const [first, ...path] = name.split('.');
  let possible: readonly { name: string; type: GraphQLInputType }[] = args;
  let found = possible.find((each) => each.name === first);
  for (const key of path) {
    const type = found && getNullableType(found.type);
    possible = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    found = possible.find((each) => each.name === key);
  }
  if (found) return found.type;
  const names = args.map((arg) => arg.name).join(', ');
  throw badInput(
    [name],
    `${name} is not a parameter here; the parameters are ${names}, and fields of where as where.<field>.<operator>.`,
  );
}

function readTexts(given: GraphQLInputType, texts: readonly string[], name: string): unknown {
  const type = getNullableType(given);
  const named = getNamedType(type);
  if (isInputObjectType(named)) return readJson(onlyOf(texts, name), name);
  if (!isListType(type)) return readText(type, onlyOf(texts, name), name);
  const isCoded = isEnumType(named) || named === GraphQLID;
  const items = isCoded ? texts.flatMap((text) => text.split(',')) : texts;
  return items.map((text) => readText(named, text, name));
}

function onlyOf([text, ...others]: readonly string[], name: string): string {
  if (others.length > 0) throw badInput([name], `${name} is given more than once.`);
  return text!;
}

const readJson = (text: string, name: string): unknown =>
  parseParameter(name, text, 'give the GraphQL argument as JSON, URL-encoded.');

/** A scalar in JSON; GraphQL validates its text. */
function readText(type: GraphQLInputType, text: string, name: string): unknown {
  if (type === GraphQLInt || type === GraphQLFloat) {
    if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
    throw badInput([name], `${name} must be a number, not "${text}".`);
  }
  if (type === GraphQLBoolean) {
    if (text === 'true' || text === 'false') return text === 'true';
    throw badInput([name], `${name} must be true or false, not "${text}".`);
  }
  return text;
}

/** Sets a value at a path of an object. */
function put(into: Record<string, unknown>, path: readonly string[], value: unknown, name: string): void {
  const [key, ...rest] = path as [string, ...string[]];
  const before = into[key] ?? undefined;
  if (rest.length === 0 ? before !== undefined : before !== undefined && typeof before !== 'object')
    throw badInput([name], `${name} is given more than once.`);
  if (rest.length === 0) into[key] = value;
  else put((into[key] ??= {}) as Record<string, unknown>, rest, value, name);
}
