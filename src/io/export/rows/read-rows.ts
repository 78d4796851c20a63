import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Answers } from '../../../api/answers/answers';
import type { LastRecording } from '../../../api/answers/last-recording';
import type { Context } from '../../../api/context';
import type { Viewer } from '../../../platform/auth/roles';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { WrittenData } from '../../../api/http/written-data';
import { questionFor, type Question } from './document';
import { readPages, type Page, type Variables } from './paging';
import { argumentsOf } from './parameters';
import type { RowSet } from './row-set';

/** What rows are read with: the same as answers POST /graphql. */
export interface RowsDeps {
  schema: GraphQLSchema;
  apollo: ApolloServer<Context>;
  contextFor(viewer: Viewer): Context;
  answers: Answers;
  last: LastRecording;
}

/** The items of a set of rows, in the order of GraphQL. */
export interface Read {
  items: readonly unknown[];
  /** The parameters that ask for what is beyond; null at the end. */
  beyond: Variables | null;
  /** What stood for the last recording while all of it was read; null where it was read of a snapshot, or cannot be kept. */
  recording: string | null;
  /** Whether all of it is asked as of a recording. */
  isLasting: boolean;
}

/** Reads a set of rows by questions of GraphQL. Several pages are of one state, whatever is recorded meanwhile. */
export async function readRows(deps: RowsDeps, set: RowSet, given: Variables, viewer: Viewer): Promise<Read> {
  const before = await deps.last.find();
  const plain = await new Reading(deps, set, viewer, null).read(given);
  const isOne = before === (await deps.last.find());
  if (isOne || plain.count === 1) return { ...plain, recording: isOne ? plain.recording(before) : null };
  // Something was recorded between its pages.
  const fixed = await new Reading(deps, set, viewer, '1').read(given);
  return { ...fixed, recording: null };
}

/** One run through a set of rows; `snapshot`: the header by which all of it is asked of one state. */
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

  private async execute({ query, variables }: Question): Promise<Record<string, unknown>> {
    const contextValue = this.deps.contextFor(this.viewer);
    const headers = new HeaderMap(this.snapshot === null ? [] : [['rostrum-snapshot', this.snapshot]]);
    const http = { method: 'POST', headers, search: '', body: undefined };
    const { body } = await this.deps.apollo.executeOperation(
      { query, variables: variables as Record<string, unknown>, http },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('GraphQL 16 answers in one piece');
    const { data, errors, extensions } = body.singleResult;
    const [error] = errors ?? [];
    if (error) {
      const { code, field } = error.extensions as { code: ErrorCode; field?: string };
      const parameter = this.parameterOf(field);
      throw new RostrumError(code, error.message, parameter?.split('.'));
    }
    if (this.snapshot !== null) this.snapshot = extensions!.snapshot as string;
    const { basis } = contextValue.outcome;
    this.isKept &&= basis !== null && !basis.isUnknown;
    this.isLasting &&= basis !== null && basis.isLasting;
    return data instanceof WrittenData ? (JSON.parse(data.json) as Record<string, unknown>) : data!;
  }

  /** The parameter that a field of an error is: below an event it has the name of the list before it, and the event has two keys. */
  private parameterOf(field: string | undefined): string | undefined {
    if (this.set.type !== 'Event' || field === undefined) return field;
    if (field === 'id' || field === 'slug') return 'event';
    const list = `${this.set.field}.`;
    return field.startsWith(list) ? field.slice(list.length) : field;
  }
}
