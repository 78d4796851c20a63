import type { FormattedExecutionResult } from 'graphql';

/** The `data` of a response that is JSON already. */
export class WrittenData implements Record<string, unknown> {
  [key: string]: unknown;

  constructor(readonly json: string) {}
}

/** A result as it is sent; in the order of the specification, errors first. */
export function writeResult({ errors, data, extensions }: FormattedExecutionResult): string {
  if (!(data instanceof WrittenData)) return `${JSON.stringify({ errors, data, extensions })}\n`;
  return `{"data":${data.json}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}\n`;
}
