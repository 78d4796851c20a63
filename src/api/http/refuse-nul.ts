import { type ASTVisitor, type ValidationContext } from 'graphql';
import { type RostrumError, badInput } from '../../platform/errors';
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
const MAX_DEPTH = 100;

/** Throws where NUL is anywhere in the variables of an operation, keys included, or where they are nested out of reason. */
export function refuseNulIn(variables: unknown): void {
  const path: string[] = [];
  if (leadsToNul(variables, path)) throw refusal(path.map((key) => key.replaceAll(NUL, '\\u0000')));
}

/**
 * Whether there is a NUL within a JSON value, to the first of which the path is then extended. Lists of entries and
 * copies of paths would be made for each request, and of JSON all that is enumerable is its own.
 */
function leadsToNul(value: unknown, path: string[]): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  if (path.length > MAX_DEPTH) {
    throw badInput(
      path.slice(0, 1),
      `${path[0]} nests more than ${MAX_DEPTH} levels deep; send less at once.`,
    );
  }
  for (const key in value) {
    path.push(key);
    if (key.includes(NUL) || leadsToNul((value as Record<string, unknown>)[key], path)) return true;
    path.pop();
  }
  return false;
}
