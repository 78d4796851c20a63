/*
 * JavaScript that makes JSON, as `transcribe.ts` writes it. A function `required` is there where the code runs.
 */

/** An expression for JSON: texts that are in it as they are, and the code of what is between them. */
export type Json = readonly (string | { code: string })[];

/** The same where it may not be null. */
export const requiredOf = (value: Json): Json =>
  // An object or a list is there.
  typeof value[0] === 'string' && value[0] !== 'null' ? value : [{ code: `required(${codeOf(value)})` }];

/** The code of an expression; texts beside each other are one. */
export function codeOf(json: Json): string {
  const parts: (string | { code: string })[] = [];
  for (const part of json) {
    const before = parts.at(-1);
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : part.code)).join(' + ');
}
