import { z } from 'zod';
import type { Operation } from '../../api/execute';

type Data = Readonly<Record<string, any>>;

/** A tool: its arguments, its GraphQL query, and how the result is presented. */
export interface Tool<Input extends z.ZodRawShape = z.ZodRawShape> {
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** The input and the times, created once, since each request has its own server. */
  readonly schema: z.ZodObject<z.ZodRawShape>;
  question(args: z.output<z.ZodObject<Input>>): Operation;
  /** The part of the data to present; null if nothing was found. */
  shown(data: Data): unknown;
  /** The message if nothing was found, and the argument that it concerns. */
  missing?(args: z.output<z.ZodObject<Input>>): { argument: keyof Input & string; message: string };
  /** GraphQL arguments that have another name than the tool argument from which they are made. */
  readonly becomes?: Readonly<Record<string, string>>;
}

/** The annotations of all tools. */
export const READS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** The times of `asOf`. */
const TIME_INPUT = {
  validAt: z
    .string()
    .optional()
    .describe(
      'A day, 2025-09-03: only what was valid in the world on that day (offices, memberships, names). Events have times of their own.',
    ),
  saidBy: z
    .string()
    .optional()
    .describe(
      'A day, 2025-08-21: according to the claims made in public by the end of that day; later claims do not count.',
    ),
  knownAt: z
    .string()
    .optional()
    .describe(
      'An instant, 2025-08-21T12:00:00Z: according to what this knowledge base had recorded by then.',
    ),
};

/**
 * The arguments of a tool that queries the knowledge base: its own, and the times. Unknown ones are
 * refused with a list of the known ones.
 */
export const argumentsOf = <Input extends z.ZodRawShape>(input: Input) => strict({ ...input, ...TIME_INPUT });

/** A strict object: a misspelt argument must not count as omitted. */
export const strict = <Input extends z.ZodRawShape>(input: Input) =>
  z.strictObject(input, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Unknown argument ${(issue.keys as string[]).join(', ')}; the arguments are ${Object.keys(input).join(', ')}.`
        : undefined,
  });

/** Adds the schema of its arguments to a tool; lets a table of tools infer their types from its input. */
export const tool = <Input extends z.ZodRawShape>(definition: Omit<Tool<Input>, 'schema'>): Tool =>
  ({ ...definition, schema: argumentsOf(definition.input) }) as unknown as Tool;

/** The number of items of a list, up to `max`. */
export const firstOf = (fallback: number, max: number) =>
  z
    .number()
    .int()
    .min(1)
    .max(max)
    .default(fallback)
    .describe(`The number of items of each list: 1 to ${max}.`);

export const AFTER = z
  .string()
  .optional()
  .describe('The cursor from the previous result, to continue after it.');

export const REFERENCE = 'a slug (kim-jong-un), an ISO code of a country (PRK) or an id (leader_3)';
