import type { CallToolResult } from '@modelcontextprotocol/server';
import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import { type Attribution, attributionLine } from './claims';
import type { Omission } from './bound';

/** The form of all structured results. */
export const OUTPUT = z.object({
  answer: z.unknown().describe('The result; a claim is represented by its id, and listed under sources.'),
  sources: z
    .array(z.looseObject({ claim: z.string(), statement: z.string(), modality: z.string() }))
    .describe('The claims on which the result rests, with source, speaker, date and certainty.'),
  omitted: z
    .array(z.object({ path: z.string(), shown: z.number(), of: z.number() }))
    .describe(
      'Lists and texts of the result that were truncated, with the number of items or characters of each.',
    ),
  errors: z
    .array(z.looseObject({ message: z.string() }))
    .optional()
    .describe('Errors, as in a GraphQL response.'),
});

/** Runs a tool; an error it throws becomes a result that describes it. */
export type Safely = (work: () => Promise<CallToolResult> | CallToolResult) => Promise<CallToolResult>;

interface Parts {
  /** The result as structured content and as text. */
  answer: unknown;
  text: string;
  sources: readonly Attribution[];
  omitted: readonly Omission[];
  errors?: readonly GraphQLFormattedError[];
  /** Further notes. */
  notes?: readonly string[];
}

const NO_SOURCES =
  'No claims belong to this result. Names, codes and other rows come from the lists imported here (datasets); counts and verdicts are computed.';

/**
 * A result in two forms, for programs and for readers: each with the data, the claims on which it rests,
 * and the truncations.
 */
export function resultOf({ answer, text, sources, omitted, errors = [], notes = [] }: Parts): CallToolResult {
  const parts = [
    errors.length === 0 ? '' : errorText(errors),
    text,
    sources.length === 0
      ? NO_SOURCES
      : `Sources:\n${sources.map((source, i) => `[${i + 1}] ${attributionLine(source)}`).join('\n')}`,
    omitted.map(omissionLine).join('\n'),
    notes.join('\n'),
  ];
  return {
    content: [{ type: 'text', text: parts.filter((part) => part !== '').join('\n\n') }],
    structuredContent: { answer, sources, omitted, ...(errors.length > 0 && { errors }) } as never,
  };
}

/** A refusal: the errors with their GraphQL codes, so that the next call can be corrected. */
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
  `Truncated: ${path === '' ? 'the result' : path} shows ${shown} of ${of}, since the result would be too long. Request less at once.`;
