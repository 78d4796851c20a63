import { EventStatus, EventType } from '../../../../api/enums';
import { isGlobalId } from '../../../../engine/model/global-id';
import { slugify } from '../../../../engine/model/letters/fold';
import { DateScalar } from '../../../../api/time/scalars';
import { badInput } from '../../../../platform/errors';
import { parseParameter } from '../../../../platform/http/request-body';

/** Which events a page is about, as the parameters of its URL say. */
export interface EventParameters {
  readonly of: string | null;
  readonly country: string | null;
  readonly type: string | null;
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether events that a machine read in the news count. */
  readonly hasReports: boolean;
  /** Further conditions, as an EventFilter of the API. */
  readonly where: Readonly<Record<string, unknown>> | null;
}

/** Reads of, country, type, text, from, to, reports and where. Throws BAD_USER_INPUT with the name of the parameter. */
export function readEventParameters(search: URLSearchParams): EventParameters {
  const given = (name: string) => search.get(name)?.trim() || null;
  const [of, country] = [given('of'), given('country')];
  return {
    of: of && referenceOf(of),
    country: country && referenceOf(country),
    type: given('type') && choice('type', given('type')!, Object.values(EventType)),
    text: given('text'),
    from: day('from', given('from')),
    to: day('to', given('to')),
    hasReports: given('reports') !== 'no',
    where: whereIn(given('where')),
  };
}

const referenceOf = (text: string) =>
  /^[A-Z]{3}$/.test(text) || isGlobalId(text) ? text : slugify(text) || text;

/** One of the values of an enum, in any case. Throws BAD_USER_INPUT with the name of the parameter. */
export function choice<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text.toUpperCase());
  if (found !== undefined) return found;
  throw badInput([name], `${name}: "${text}" is none of ${values.join(', ')}.`);
}

function day(name: string, text: string | null): string | null {
  if (text === null) return null;
  try {
    return DateScalar.parseValue(text);
  } catch (error) {
    throw badInput([name], `${name}: ${(error as Error).message}.`);
  }
}

const EXAMPLE = 'an EventFilter as JSON: {"quadClass":{"eq":"MATERIAL_CONFLICT"}}';

function whereIn(text: string | null): EventParameters['where'] {
  if (text === null) return null;
  const where = parseParameter('where', text, `give ${EXAMPLE}.`);
  if (typeof where !== 'object' || where === null || Array.isArray(where))
    throw badInput(['where'], `where must be ${EXAMPLE}.`);
  return where as Record<string, unknown>;
}

/** The same as an EventFilter of the API. */
export function filterOf(parameters: EventParameters): Record<string, unknown> {
  const { of, country, type, text, from, to, hasReports, where } = parameters;
  return {
    ...(of && { participant: { any: [of] } }),
    ...(country && { placeCountry: { eq: country } }),
    ...(type && { type: { eq: type } }),
    ...(text && { text }),
    ...((from ?? to) && { time: { ...(from && { from }), ...(to && { to }) } }),
    ...(!hasReports && { NOT: { status: { eq: EventStatus.REPORTED } } }),
    ...(where && { AND: [where] }),
  };
}
