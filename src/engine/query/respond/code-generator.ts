/*
 * Generates JavaScript that makes JSON, for json-transcoder.ts. The code calls a function `required`, which must be in scope.
 */

/** An expression for JSON: literal texts, and code for what stands between them. */
export type Json = readonly (string | { code: string })[];

/** The same for a value that must not be null. */
export const requiredOf = (value: Json): Json =>
  // An object or a list is not null.
  typeof value[0] === 'string' && value[0] !== 'null' ? value : [{ code: `required(${codeOf(value)})` }];

/** The code of an expression; adjacent texts are joined. */
export function codeOf(json: Json): string {
  const parts: (string | { code: string })[] = [];
  for (const part of json) {
    const before = parts.at(-1);
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : part.code)).join(' + ');
}

/** A function that is being generated: its statements so far, and the constants that it uses. */
export class CodeGenerator {
  private readonly lines: string[] = [];
  private readonly constants: unknown[] = [];
  private names = 0;

  emit(line: string): void {
    this.lines.push(line);
  }

  /** A new name of a variable, with this beginning. */
  variable(kind: 'const' | 'let', code: string): string {
    const name = `v${(this.names += 1)}`;
    this.emit(`${kind} ${name} = ${code};`);
    return name;
  }

  /** The name of a constant. */
  constant(constant: unknown): string {
    return `k${this.constants.push(constant) - 1}`;
  }

  /** The function of this argument that returns a value; `known` are the names in scope. */
  build<T>(argument: string, value: Json, known: Readonly<Record<string, unknown>>): T {
    const constants = this.constants.map((_, i) => `k${i}`);
    // All that it contains from clients is response keys, which are names by the grammar of GraphQL.
    const code = `return (${argument}) => {\n${this.lines.join('\n')}\nreturn ${codeOf(value)};\n};`;
    // oxlint-disable-next-line no-new-func
    const make = new Function(...Object.keys(known), ...constants, code);
    return make(...Object.values(known), ...this.constants) as T;
  }
}
