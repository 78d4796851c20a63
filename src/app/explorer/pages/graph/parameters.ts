import { slugify } from '../../../../engine/model/letters/fold';
import { isGlobalId } from '../../../../engine/model/global-id';
import { DEFAULT_VIA, PathVia } from '../../../../domain/network/path-via.enum';
import { badInput } from '../../../../platform/errors';

/** What of the network is asked about, as the parameters of the URL say. */
export interface GraphParameters {
  readonly of: readonly string[];
  readonly to: string | null;
  readonly depth: number;
  /** Where the URL names none: without reports, and without the events that many share unless paths are asked for. */
  readonly via: readonly PathVia[];
}

const MAX_DEPTH = 3;
const ISO3 = /^[A-Z]{3}$/;

/**
 * Reads of, to, depth and via. Names are read as slugs, so that "North Korea" is north-korea. Throws BAD_USER_INPUT with the
 * name of the parameter.
 */
export function readParameters(search: URLSearchParams): GraphParameters {
  const of = listIn(search, 'of').map(referenceOf);
  const to = listIn(search, 'to').map(referenceOf);
  if (to.length > 1) throw badInput(['to'], 'to names more than one thing; paths lead to one.');
  if (to.length > 0 && of.length !== 1)
    throw badInput(
      ['of'],
      `of must name one thing where the paths to another are asked for, not ${of.length}.`,
    );
  const via = listIn(search, 'via').map((kind) => {
    const value = kind.toUpperCase() as PathVia;
    if (Object.values(PathVia).includes(value)) return value;
    throw badInput(['via'], `via: "${kind}" is none of ${Object.values(PathVia).join(', ')}.`);
  });
  const usual = to.length > 0 ? DEFAULT_VIA : DEFAULT_VIA.filter((kind) => kind !== PathVia.EVENT);
  return { of, to: to[0] ?? null, depth: depthIn(search), via: via.length > 0 ? via : usual };
}

const listIn = (search: URLSearchParams, name: string): string[] =>
  search
    .getAll(name)
    .flatMap((given) => given.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');

const referenceOf = (given: string): string =>
  ISO3.test(given) || isGlobalId(given) ? given : slugify(given) || given;

function depthIn(search: URLSearchParams): number {
  const given = search.get('depth') || '1';
  if (new RegExp(`^[0-${MAX_DEPTH}]$`).test(given)) return Number(given);
  throw badInput(['depth'], `depth must be a whole number from 0 to ${MAX_DEPTH}, not "${given}".`);
}
