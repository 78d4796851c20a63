import type { CallToolResult } from '@modelcontextprotocol/server';
import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import { type Attribution, attributionLine } from './claims';
import type { Omission } from './bound';

/** The form of every structured answer. */
export const OUTPUT = z.object({
  answer: z.unknown().describe('What was asked for; a claim is its id, and stands under sources.'),
  sources: z
    .array(z.looseObject({ claim: z.string(), statement: z.string(), modality: z.string() }))
    .describe('The claims that the answer rests on: who said what, where, when and how surely.'),
  omitted: z
    .array(z.object({ path: z.string(), shown: z.number(), of: z.number() }))
    .describe('Lists and texts of the answer that were too long, and how much of each is there.'),
  errors: z
    .array(z.looseObject({ message: z.string() }))
    .optional()
    .describe('What could not be answered, as GraphQL has it.'),
});

/** Runs a tool; what it throws becomes a result that says what is wrong. */
export type Safely = (work: () => Promise<CallToolResult> | CallToolResult) => Promise<CallToolResult>;

interface Parts {
  /** The answer as structured content, and as text. */
  answer: unknown;
  text: string;
  sources: readonly Attribution[];
  omitted: readonly Omission[];
  errors?: readonly GraphQLFormattedError[];
  /** What else is to be said. */
  notes?: readonly string[];
}

const NO_SOURCES =
  'No claims come with this answer. Names, codes and other rows come from the lists that were loaded here (datasets); counts and verdicts are computed.';

/** A result for programs and for readers: both have the answer, the claims that it rests on, and what was left out. */
export function resultOf({ answer, text, sources, omitted, errors = [], notes = [] }: Parts): CallToolResult {
  const parts = [
    errors.length === 0 ? '' : errorText(errors),
    text,
    sources.length === 0
      ? NO_SOURCES
      : `According to:\n${sources.map((source, i) => `[${i + 1}] ${attributionLine(source)}`).join('\n')}`,
    omitted.map(omissionLine).join('\n'),
    notes.join('\n'),
  ];
  return {
    content: [{ type: 'text', text: parts.filter((part) => part !== '').join('\n\n') }],
    structuredContent: { answer, sources, omitted, ...(errors.length > 0 && { errors }) } as never,
  };
}

/** A refusal: what is wrong, with the codes of GraphQL, so that the next call can be right. */
export const refusalOf = (errors: readonly GraphQLFormattedError[]): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: errorText(errors) }],
  structuredContent: { answer: null, sources: [], omitted: [], errors } as never,
});

const errorText = (errors: readonly GraphQLFormattedError[]) =>
  errors
    .map(({ message, path, extensions }) => {
      const { code, field } = (extensions ?? {}) as { code?: string; field?: string };
      const at = field ?? path?.join('.');
      return `${code ?? 'ERROR'}${at === undefined ? '' : ` (${at})`}: ${message}`;
    })
    .join('\n');

const omissionLine = ({ path, shown, of }: Omission) =>
  `Left out: ${path === '' ? 'the answer' : path} is cut to ${shown} of ${of}, since the answer would be too long. Ask for less at once.`;
