import { badInput } from '../../platform/errors';

type Bag = Record<string, unknown>;

/** What people call a token that is given by itself. */
const TOKEN_NAMES = ['authtoken', 'auth_token', 'accesstoken', 'access_token', 'token', 'bearer'];

/**
 * The authorization header that connectionParams amount to, undefined where they have none: `authorization`, by itself or
 * under `headers`, or a token under one of its usual names; in any letter case. Throws where one of them is no text.
 */
export function authorizationIn(params: Readonly<Bag> | undefined): string | undefined {
  if (params === undefined) return undefined;
  const authorization =
    valueOf(params, 'authorization') ?? valueOf(asBag(valueOf(params, 'headers')), 'authorization');
  if (authorization != null) return text('authorization', authorization);
  const name = TOKEN_NAMES.find((each) => valueOf(params, each) != null);
  if (name === undefined) return undefined;
  const token = text(name, valueOf(params, name));
  return /^bearer /i.test(token) ? token : `Bearer ${token}`;
}

const asBag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});

function valueOf(params: Readonly<Bag>, name: string): unknown {
  const key = Object.keys(params).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : params[key];
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw badInput(['connectionParams', name], `connectionParams.${name} must be text.`);
}
