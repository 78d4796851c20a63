/*
 * JavaScript that makes JSON, as `transcribe.ts` writes it. A function `required` is to be known where the code runs.
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

/** A function that is being written: its statements so far, and the constants that it uses. */
export class CodeGenerator {
  private readonly lines: string[] = [];
  private readonly constants: unknown[] = [];
  private names = 0;

  emit(line: string): void {
    this.lines.push(line);
  }

  /** The name of a variable that begins as this. */
  variable(kind: 'const' | 'let', code: string): string {
    const name = `v${(this.names += 1)}`;
    this.emit(`${kind} ${name} = ${code};`);
    return name;
  }

  /** The name of a constant. */
  constant(constant: unknown): string {
    return `k${this.constants.push(constant) - 1}`;
  }

  /** The function of this argument that gives a value, where the names of what it uses are known. */
  build<T>(argument: string, value: Json, known: Readonly<Record<string, unknown>>): T {
    const constants = this.constants.map((_, i) => `k${i}`);
    // Nothing in it is from a client but response keys, which are names by GraphQL's grammar.
    const code = `return (${argument}) => {\n${this.lines.join('\n')}\nreturn ${codeOf(value)};\n};`;
    // oxlint-disable-next-line no-new-func
    const make = new Function(...Object.keys(known), ...constants, code);
    return make(...Object.values(known), ...this.constants) as T;
  }
}
