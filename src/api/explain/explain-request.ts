import type { Pool } from 'pg';
import { type Viewer, Role } from '../../platform/auth/policy';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import type { Reader } from '../../engine/query/plan/reader';
import { Trace } from '../../engine/query/plan/trace';
import { explain, type Explanation } from './explain';
import type { ExplainOptions } from './explain-statement';

/** The header that requests `extensions.explain`. */
export const EXPLAIN_HEADER = 'rostrum-explain';

const OPTIONS: Readonly<Record<string, ExplainOptions>> = {
  true: { isAnalyzed: false, format: 'json' },
  analyze: { isAnalyzed: true, format: 'json' },
};

/** Parses the header. Throws for unknown values, and for a viewer who is not ADMIN. */
export function explanationFor(header: unknown, viewer: Viewer): ExplanationRequest {
  if (viewer.role === Role.ANONYMOUS) {
    throw new RostrumError(
      ErrorCode.UNAUTHENTICATED,
      `${EXPLAIN_HEADER} needs the role ADMIN. Send "authorization: Bearer <token>" of a key or JWT that has it.`,
      [EXPLAIN_HEADER],
    );
  }
  if (viewer.role !== Role.ADMIN) {
    throw new RostrumError(
      ErrorCode.FORBIDDEN,
      `${EXPLAIN_HEADER} needs the role ADMIN; ${viewer.name} is ${viewer.role}.`,
      [EXPLAIN_HEADER],
    );
  }
  const options = typeof header === 'string' && Object.hasOwn(OPTIONS, header) ? OPTIONS[header] : undefined;
  if (options) return new ExplanationRequest(options);
  throw badInput(
    [EXPLAIN_HEADER],
    `${EXPLAIN_HEADER} must be true, or analyze to run the statements once more with EXPLAIN ANALYZE.`,
  );
}

interface Explained {
  readonly reader: Reader;
  readonly pool: Pool;
}

/** A request whose answer is explained; such an answer is never cached. */
export class ExplanationRequest {
  constructor(private readonly options: ExplainOptions) {}

  /** Starts the trace; must be called before the operation is executed. */
  watch({ reader }: Explained): void {
    reader.trace ??= new Trace();
  }

  /** Explains the operation. */
  async explain({ reader, pool }: Explained): Promise<Explanation> {
    return explain(reader.trace!, pool, this.options);
  }
}
