import type { GraphQLSchema } from 'graphql';
import type { Answers } from '../../../api/answers/answers';
import type { LastRecording } from '../../../api/answers/last-recording';
import { execute, type Executing } from '../../../api/execute';
import type { Viewer } from '../../../platform/auth/policy';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { questionFor, type Question } from './document';
import { readPages, type Page, type Variables } from './paging';
import { argumentsOf } from './parameters';
import type { RowSet } from './row-set';

/** The service that reads rows: the same as for POST /graphql. */
export interface RowsDeps extends Executing {
  schema: GraphQLSchema;
  answers: Answers;
  last: LastRecording;
}

/** The items of a set of rows, in the order of GraphQL. */
export interface Read {
  items: readonly unknown[];
  /** The parameters for the rows beyond; null at the end. */
  beyond: Variables | null;
  /**
   * The basis on which all of it was read, identifying the last recording; null if it was read from a
   * snapshot, or must not be cached.
   */
  recording: string | null;
  /** Whether all pages are read as of one recording. */
  isLasting: boolean;
}

/**
 * Reads a set of rows by GraphQL queries. Several pages show one state, regardless of concurrent
 * recordings.
 */
export async function readRows(deps: RowsDeps, set: RowSet, given: Variables, viewer: Viewer): Promise<Read> {
  const before = await deps.last.find();
  const plain = await new Reading(deps, set, viewer, null).read(given);
  const isOne = before === (await deps.last.find());
  if (isOne || plain.count === 1) return { ...plain, recording: isOne ? plain.recording(before) : null };
  // Something was recorded between the pages.
  const fixed = await new Reading(deps, set, viewer, '1').read(given);
  return { ...fixed, recording: null };
}

/**
 * One attempt to read a set of rows; `snapshot`: the header by which all pages are read as of one state.
 */
class Reading {
  private isKept = true;
  private isLasting = true;

  constructor(
    private readonly deps: RowsDeps,
    private readonly set: RowSet,
    private readonly viewer: Viewer,
    private snapshot: string | null,
  ) {}

  async read(given: Variables) {
    const { items, beyond, count } = this.set.isPaged
      ? await readPages(given, (page) => this.ask(page) as Promise<Page>)
      : { items: (await this.ask(given)) as unknown[], beyond: null, count: 1 };
    const recording = (at: string) => (this.isKept ? at : null);
    return { items, beyond, count, recording, isLasting: this.isLasting };
  }

  private async ask(given: Variables): Promise<unknown> {
    const { schema } = this.deps;
    const { query, variables } = questionFor(this.set, argumentsOf(schema, this.set), given);
    const data = await this.execute({ query, variables });
    const root = (data.asOf ?? data) as { rows?: unknown; event?: { rows: unknown } | null };
    if (root.rows !== undefined) return root.rows;
    if (root.event) return root.event.rows;
    throw new RostrumError(ErrorCode.NOT_FOUND, `event: there is no event "${String(given.event)}".`, [
      'event',
    ]);
  }

  private async execute({ query, variables }: Question): Promise<Readonly<Record<string, unknown>>> {
    const headers = this.snapshot === null ? undefined : { 'rostrum-snapshot': this.snapshot };
    const { data, errors, extensions, basis } = await execute(this.deps, { query, variables }, this.viewer, {
      transport: 'rows',
      headers,
    });
    const [error] = errors;
    if (error) {
      const { code, field } = error.extensions as { code: ErrorCode; field?: string };
      const parameter = this.parameterOf(field);
      throw new RostrumError(code, error.message, parameter?.split('.'));
    }
    if (this.snapshot !== null) this.snapshot = extensions!.snapshot as string;
    this.isKept &&= basis !== null && !basis.isUnknown;
    this.isLasting &&= basis !== null && basis.isLasting;
    return data!;
  }

  /**
   * The parameter that the path of an error means: below an event it begins with the name of the list,
   * and the event has two keys.
   */
  private parameterOf(field: string | undefined): string | undefined {
    if (this.set.type !== 'Event' || field === undefined) return field;
    if (field === 'id' || field === 'slug') return 'event';
    const list = `${this.set.field}.`;
    return field.startsWith(list) ? field.slice(list.length) : field;
  }
}
