import { Refusal, UserErrorCode } from '../../../platform/errors';
import { EdtfError, parseSpan, type Span } from './edtf';
import { spanColumns, type SpanColumns } from './span';

/** Runs `read` on EDTF text of the input; refuses text that is not EDTF as INVALID at its field. */
export function readingTime<T>(field: readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new Refusal(UserErrorCode.INVALID, field, error.message);
  }
}

/** Parses a span of the input; null where none is given. */
export function readSpan(edtf: string, field: readonly string[]): Span;
export function readSpan(edtf: string | null | undefined, field: readonly string[]): Span | null;
export function readSpan(edtf: string | null | undefined, field: readonly string[]): Span | null {
  return edtf == null ? null : readingTime(field, () => parseSpan(edtf));
}

/** The columns of an optional span; all are null where there is none. */
export type OptionalSpanColumns<Name extends string> = {
  [K in keyof SpanColumns<Name>]: SpanColumns<Name>[K] | null;
};

/** The three columns of the span `name`; null where there is none. */
export function optionalSpanColumns<Name extends string>(
  name: Name,
  span: Span | null,
): OptionalSpanColumns<Name> {
  if (span) return spanColumns(name, span);
  return {
    [`${name}Edtf`]: null,
    [`${name}Earliest`]: null,
    [`${name}Latest`]: null,
  } as OptionalSpanColumns<Name>;
}
