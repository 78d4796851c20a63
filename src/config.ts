import type { z } from 'zod';
import { ignoredIn, invalidIn, tracesUrlOf, type OtelValues } from './otel-settings';
import type { Setting } from './setting-kinds';
import { SETTINGS } from './settings';

type Values = { readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> };

/** The validated configuration. `jwt` is null if JWTs are not accepted, `llm` if no language model is asked, `tracesUrl` if traces are not exported. */
export interface Config extends Omit<
  Values,
  'jwksUrl' | 'jwtIssuer' | 'jwtAudience' | 'llmUrl' | 'llmModel' | 'llmKey' | keyof OtelValues
> {
  readonly tracesUrl: string | null;
  /** Variables of OpenTelemetry that are set and not supported. */
  readonly ignored: readonly string[];
  readonly jwt: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string } | null;
  readonly llm: { readonly url: string; readonly model: string; readonly key: string } | null;
}

/** Variables have invalid values; the message has one line for each, which names it. */
export class ConfigError extends Error {}

/** Reads and validates the environment, once, at the start. Throws ConfigError with all that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults = [...unknownOf(Object.keys(env)), ...invalidIn(env)];
  const read = Object.entries(SETTINGS).map(([key, setting]) => [key, valueOf(setting, env, faults)]);
  const values = Object.fromEntries(read) as Values;
  faults.push(...missingIn(values));
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const { jwksUrl, jwtIssuer, jwtAudience, llmUrl, llmModel, llmKey, ...settings } = values;
  return {
    ...settings,
    jwt: jwksUrl === '' ? null : { jwksUrl, issuer: jwtIssuer, audience: jwtAudience },
    llm: llmUrl === '' ? null : { url: llmUrl, model: llmModel, key: llmKey },
    tracesUrl: tracesUrlOf(values),
    ignored: values.otelDisabled ? [] : ignoredIn(env),
  };
}

/** Settings that need another one, which is then set as well. */
const NEEDS: readonly (readonly [setting: keyof Values, needed: keyof Values])[] = [
  ['llmUrl', 'llmModel'],
  // No operation could be sent.
  ['trustedOnly', 'trustedDocuments'],
  // Without them, a JWT of any issuer or for any audience would be accepted.
  ['jwksUrl', 'jwtIssuer'],
  ['jwksUrl', 'jwtAudience'],
  // Another database than the embedded one would be migrated, or read.
  ['directUrl', 'databaseUrl'],
  ['replicaUrls', 'databaseUrl'],
];

/** Names what is missing beside what is set; an invalid value is named elsewhere. */
function missingIn(values: Values): string[] {
  const isSet = (key: keyof Values) => Boolean(values[key]) && String(values[key]) !== '';
  return NEEDS.filter(([setting, needed]) => isSet(setting) && values[needed] === '').map(
    ([setting, needed]) => `${SETTINGS[needed].name} must be set if ${SETTINGS[setting].name} is`,
  );
}

// Set by others: for clients and tests, and what Kubernetes says of a service named rostrum.
const OTHERS = /^ROSTRUM_(KEY|TEST_FILES|CONTRACT_CHECK|FUZZ_RUNS|FUZZ_SEED|SERVICE_\w+|PORT(_\w+)?)$/;

/** Names variables that look like settings and are none: a misspelt one would be ignored, whatever it was to prevent. */
function unknownOf(names: readonly string[]): string[] {
  const known = Object.values(SETTINGS).map(({ name }) => name);
  return names
    .filter((name) => /^ROSTRUM_/i.test(name) && !known.includes(name) && !OTHERS.test(name))
    .map((name) => `${name} is no setting of Rostrum; is it ${likestOf(name, known)} that is meant?`);
}

function likestOf(unknown: string, known: readonly string[]): string {
  const letters = (name: string) => name.toUpperCase().replaceAll('_', '').split('');
  const likeness = (name: string) => sharedPairs(letters(name), letters(unknown));
  return [...known].sort((a, b) => likeness(b) - likeness(a))[0]!;
}

/** How many pairs of neighboring letters two names share. */
function sharedPairs(a: readonly string[], b: readonly string[]): number {
  const pairs = (letters: readonly string[]) =>
    new Set(letters.slice(1).map((letter, i) => letters[i]! + letter));
  const [one, other] = [pairs(a), pairs(b)];
  return [...one].filter((pair) => other.has(pair)).length - Math.abs(one.size - other.size) / 2;
}

/** An empty variable counts as not set, as in docker-compose files. */
function valueOf(
  { name, fallback, expects, schema, isSecret }: Setting<unknown>,
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): unknown {
  const value = env[name]?.trim() || fallback;
  const read = schema.safeParse(value);
  if (!read.success)
    faults.push(`${name} must be ${expects}${isSecret ? '' : `, not ${JSON.stringify(value)}`}`);
  return read.data;
}

/** The rows of the README's table of configuration. */
export const configTable: readonly { name: string; fallback: string; description: string }[] = Object.values(
  SETTINGS,
).map(({ name, fallback, description }) => ({ name, fallback, description }));
