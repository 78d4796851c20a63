import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import { type ASTVisitor, type ValidationContext } from 'graphql';
import { type RostrumError, badInput } from '../errors';
import { argumentPath } from './field-of-literal';

const NUL = '\u0000';
const refusal = (path: readonly string[]): RostrumError =>
  badInput(
    path,
    `${path.join('.')} contains the character NUL (U+0000), which text here cannot hold. Leave it out.`,
  );

/** A validation rule that refuses NUL in the string literals of a document, since PostgreSQL's text cannot hold it. */
export function noNulInLiterals(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node, _key, parent, keys, ancestors) {
      if (!node.value.includes(NUL)) return;
      const path = argumentPath([...ancestors, parent], keys);
      context.reportError(refusal(path.length > 0 ? path : ['document']));
    },
  };
}

// Deeper than any input of the schema or any record that is worth a claim; whatever walks a value may recurse.
const DEEPEST = 100;

/** A plugin that refuses NUL anywhere in the variables, keys included, and values nested out of reason, before anything runs. */
export const refuseNulInVariables: ApolloServerPlugin = {
  requestDidStart: async () => inVariables,
};

const inVariables: GraphQLRequestListener<BaseContext> = {
  async didResolveOperation({ request }) {
    refuseNulIn(request.variables);
  },
};

/** Throws where NUL is anywhere in the variables of an operation, or where they are nested out of reason. */
export function refuseNulIn(variables: unknown): void {
  const path = findNul(variables, []);
  if (path) throw refusal(path);
}

/** The path to the first NUL within a JSON value, or null. */
function findNul(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return value.includes(NUL) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > DEEPEST) {
    throw badInput(path.slice(0, 1), `${path[0]} nests more than ${DEEPEST} levels deep; send less at once.`);
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes(NUL)) return [...path, key.replaceAll(NUL, '\\u0000')];
    const found = findNul(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}
