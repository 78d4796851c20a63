import { z } from 'zod';
import type { Operation } from '../../api/execute';

type Data = Readonly<Record<string, any>>;

/** A tool: what it takes, the question of GraphQL that it asks, and what of the answer is shown. */
export interface Tool<Input extends z.ZodRawShape = z.ZodRawShape> {
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** The input and the times, made once: each request has a server of its own. */
  readonly schema: z.ZodObject<z.ZodRawShape>;
  question(args: z.output<z.ZodObject<Input>>): Operation;
  /** What is shown of the data; null where what was asked for is not there. */
  shown(data: Data): unknown;
  /** What to say where it is not there, and of which argument. */
  missing?(args: z.output<z.ZodObject<Input>>): { argument: keyof Input & string; message: string };
  /** Arguments of GraphQL that are not called as the tool's own argument that they are made of. */
  readonly becomes?: Readonly<Record<string, string>>;
}

/** What clients are told of every tool. */
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
      'A day, 2025-09-03: only what held in the world that day (offices, memberships, names). Events have their own time.',
    ),
  saidBy: z
    .string()
    .optional()
    .describe(
      'A day, 2025-08-21: as it stood by what had been said in public by the end of that day; later claims do not count.',
    ),
  knownAt: z
    .string()
    .optional()
    .describe('An instant, 2025-08-21T12:00:00Z: as far as this knowledge base had recorded it by then.'),
};

/** The arguments of a tool that asks the knowledge base: its own, and the times. Others are refused, with the names there are. */
export const argumentsOf = <Input extends z.ZodRawShape>(input: Input) => strict({ ...input, ...TIME_INPUT });

/** Arguments, and no others: what is misspelt must not be taken for left out. */
export const strict = <Input extends z.ZodRawShape>(input: Input) =>
  z.strictObject(input, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `There is no argument ${(issue.keys as string[]).join(', ')}; there are ${Object.keys(input).join(', ')}.`
        : undefined,
  });

/** Completes a tool with the schema of its arguments; lets a table of tools infer them from its input. */
export const tool = <Input extends z.ZodRawShape>(definition: Omit<Tool<Input>, 'schema'>): Tool =>
  ({ ...definition, schema: argumentsOf(definition.input) }) as unknown as Tool;

/** How many items a list has, up to `most`. */
export const firstOf = (fallback: number, most: number) =>
  z.number().int().min(1).max(most).default(fallback).describe(`How many items of each list: 1 to ${most}.`);

export const AFTER = z.string().optional().describe('The cursor of the answer before, to go on from there.');

export const REFERENCE = 'a slug (kim-jong-un), an ISO code of a country (PRK) or an id (leader_3)';
