import { z } from 'zod';
import { isRange } from './platform/limits/proxies';
import { addressesOf, isFollowed } from './platform/postgres/hosts';

/** An environment variable, with its validation and its description in the README. */
export interface Setting<T> {
  readonly name: string;
  readonly fallback: string;
  /** One sentence, with the unit. */
  readonly description: string;
  /** The valid values, to follow "must be". */
  readonly expects: string;
  readonly schema: z.ZodType<T>;
  /** True if the value can contain a password and must not appear in messages. */
  readonly isSecret?: boolean;
}

export const setting = <T>(
  name: string,
  fallback: string,
  description: string,
  { expects, schema, isSecret }: Pick<Setting<T>, 'expects' | 'schema' | 'isSecret'>,
): Setting<T> => ({ name, fallback, description, expects, schema, isSecret });

const DIGITS = /^\d+$/;
const isHost = (host: string) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host;
const isPostgresUrl = (url: string) => isFollowed(url) && addressesOf(url).every(isOneAddress);
const isOneAddress = (url: string) => z.url({ protocol: /^postgres(ql)?$/ }).safeParse(url).success;
export const wholeNumber = (min: number, max: number) => ({
  expects: `a whole number from ${min} to ${max}`,
  schema: z.string().regex(DIGITS).transform(Number).pipe(z.number().min(min).max(max)),
});
export const yesOrNo = {
  expects: 'true or false',
  schema: z.enum(['true', 'false']).transform((text) => text === 'true'),
};
export const text = { expects: 'text', schema: z.string() };
export const filled = { expects: 'text that is not empty', schema: z.string().min(1) };
export const httpUrl = {
  expects: 'an http or https address',
  schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
};
/** An address that may have a password or a token in it. */
export const secretUrl = { ...httpUrl, isSecret: true };
const oneOf = <const T extends string>(...values: readonly T[]) => ({
  expects: `one of ${values.join(', ')}`,
  schema: z.enum(values),
});
export const postgresUrl = {
  expects:
    'an address such as postgresql://user:password@host:5432/database; several hosts as one:5432,two:5432, with target_session_attrs=read-write or any',
  schema: z.union([z.literal(''), z.string().refine(isPostgresUrl)]),
  isSecret: true,
};
/** Texts between separators, each valid by itself. */
const list = <T>(separator: RegExp, each: z.ZodType<T, string>) =>
  z
    .string()
    .transform((all) => all.split(separator).filter((one) => one !== ''))
    .pipe(z.array(each));
const COMMAS = /\s*,\s*/;
export const replicas = {
  expects: 'addresses such as postgresql://user:password@host:5432/database, separated by spaces',
  schema: list(/\s+/, z.string().refine(isOneAddress)),
  isSecret: true,
};
export const origins = {
  expects: 'origins such as https://example.org, separated by commas; or * for all, or null for files',
  schema: list(
    COMMAS,
    z.union([z.enum(['*', 'null']), z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)]),
  ),
};
export const hosts = {
  expects: 'hosts such as data.example.org or data.example.org:8443, separated by commas',
  schema: list(COMMAS, z.string().toLowerCase().refine(isHost)),
};
export const ranges = {
  expects: 'addresses or ranges such as 10.0.0.0/8, or loopback, separated by commas',
  schema: list(COMMAS, z.string().toLowerCase().refine(isRange)),
};
export const logLevel = oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent');
