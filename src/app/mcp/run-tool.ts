import type { CallToolResult } from '@modelcontextprotocol/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { parseGlobalId } from '../../engine/model/global-id';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { executeQuery, type QueryRequest, type ToolContext, Refused } from './execute-query';
import { bounded } from './bound';
import { type Attribution, takeClaims } from './claims';
import { CLAIMS_BEHIND } from './documents';
import { takeIds } from './ids';
import { outline } from './outline';
import { refusalOf, resultOf } from './result';
import { TIME_TYPES, type Times } from './rewrite';
import type { Tool } from './tool';

/**
 * The maximum size of a result in characters of JSON: short enough that models read it in seconds and
 * clients do not truncate it.
 */
const MAX = 40_000;
/** For a free query, the maximum number of nodes whose claims are looked up, and of claims returned. */
const MAX_NODES = 25;
const MAX_CLAIMS = 40;

type Args = Readonly<Record<string, unknown>>;

/** Runs a tool of the table: its GraphQL query, rendered as an outline with its claims. */
export async function runTool(
  context: ToolContext,
  tool: Tool,
  args: Args,
  times: Times,
): Promise<CallToolResult> {
  const { data, errors } = await executeQuery(context, { operation: tool.question(args as never), times });
  if (errors.length > 0 || data === null) throw new Refused(errors.map((error) => withArgument(error, tool)));
  const shown = tool.shown(data);
  if (shown === null) {
    const { argument, message } = tool.missing!(args as never);
    throw new RostrumError(ErrorCode.NOT_FOUND, message + elsewhen(times), [argument]);
  }
  const { value, omitted } = bounded(shown, MAX);
  const { value: answer, claims } = takeClaims(value);
  const text = outline(
    answer,
    claims.map(({ claim }) => claim),
  );
  return resultOf({ answer, text, sources: claims, omitted });
}

/** A note on the times at which something was not found. */
function elsewhen(times: Times): string {
  const given = Object.entries(times).map(([name, value]) => `${name} ${value}`);
  return given.length === 0 ? '' : ` This is as of ${given.join(', ')}; it may exist at another time.`;
}

/** Executes a query of the client: the data of the response, with the claims on which its nodes rest. */
export async function runQuery(context: ToolContext, request: QueryRequest): Promise<CallToolResult> {
  const { data, errors, alias } = await executeQuery(context, { ...request, isFree: true });
  if (data === null) throw new Refused(errors);
  const { value, omitted } = bounded(data, MAX);
  const { value: answer, ids } = takeIds(value, alias);
  const { claims, notes } = await claimsBehind(context, ids);
  const result = resultOf({ answer, text: JSON.stringify(answer), sources: claims, omitted, errors, notes });
  const isNothing = errors.length > 0 && Object.values(data).every((field) => field === null);
  return { ...result, ...(isNothing && { isError: true }) };
}

/** Converts any error thrown by a tool to one that a client may read. */
export function refusedBy(error: unknown, { formatError }: ToolContext): CallToolResult {
  if (error instanceof Refused) return refusalOf(error.errors);
  const plain = error instanceof GraphQLError ? error.toJSON() : { message: 'Internal error.' };
  return refusalOf([formatError(plain, error)]);
}

async function claimsBehind(
  context: ToolContext,
  ids: readonly string[],
): Promise<{ claims: readonly Attribution[]; notes: readonly string[] }> {
  if (ids.length === 0) return { claims: [], notes: [] };
  const request = [...ids].sort((a, b) => nearness(a) - nearness(b)).slice(0, MAX_NODES);
  const operation = { query: CLAIMS_BEHIND, variables: { ids: request } };
  const { data, errors } = await executeQuery(context, { operation });
  if (data === null) return { claims: [], notes: [`The sources could not be read: ${errors[0]!.message}`] };
  const { claims } = takeClaims(data);
  const notes = [
    ...(ids.length > request.length
      ? [`Sources are included for ${request.length} of ${ids.length} nodes.`]
      : []),
    ...(claims.length > MAX_CLAIMS ? [`${MAX_CLAIMS} of ${claims.length} claims are included.`] : []),
  ];
  return { claims: claims.slice(0, MAX_CLAIMS), notes };
}

// Claims about a fact are more informative than claims about the things it connects.
const NEAREST = ['CLAIM', 'PARTICIPATION', 'RELATIONSHIP', 'TENURE', 'EVENT'];
function nearness(id: string): number {
  const place = NEAREST.indexOf(parseGlobalId(id)?.type ?? '');
  return place < 0 ? NEAREST.length : place;
}

/** An error that names the argument of the tool instead of the GraphQL field to which it was mapped. */
function withArgument(error: GraphQLFormattedError, { input, becomes = {} }: Tool): GraphQLFormattedError {
  const { field, ...extensions } = (error.extensions ?? {}) as { field?: string };
  if (field === undefined) return error;
  const argument = field
    .split('.')
    .map((part) => becomes[part] ?? part)
    .reverse()
    .find((part) => part in input || part in TIME_TYPES);
  return { ...error, extensions: { ...extensions, field: argument ?? field } };
}
