import { z } from 'zod';
import { faultOfCode } from './code-forms';
import { IdScheme, NameKind, PlacePrecision } from '../../generated/prisma/enums';
import { LINE } from './row-cells';
import { EdtfError, OPEN, parseSpan } from './time/edtf';
import { checkSpanEnd } from './time/span';
import { byPlace, byRange, byTime, byWords, type Exclusion } from './exclusion';

/** The values that a property can have: a description, and a schema that checks and normalizes them. */
export interface Shape<Value = unknown> {
  expects: string;
  /** The values are times (ISO 8601-2). */
  isTime?: true;
  /** When two values contradict each other; by default, whenever they differ. */
  exclusion?: Exclusion;
  schema: z.ZodType<Value>;
}

const MAX_TEXT = 2000;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

// Postgres can store neither in text nor in jsonb.
const UNSTORABLE = /\0|\p{Surrogate}/u;
// Matching Unicode properties is slow, and few texts contain surrogates at all.
const SUSPECT = /[\0\uD800-\uDFFF]/;
const isStorableText = (value: string) => !SUSPECT.test(value) || !UNSTORABLE.test(value);

const storable = z
  .string()
  .trim()
  .min(1, 'it is empty')
  .max(MAX_TEXT, `it has more than ${MAX_TEXT} characters`)
  .refine(isStorableText, 'it contains a NUL or an unpaired surrogate');

export const text: Shape<string> = {
  expects: `a text of 1 to ${MAX_TEXT} characters`,
  exclusion: byWords,
  schema: storable,
};

// Zod's own message would list all values again.
const oneOf = <T extends Record<string, string>>(values: T) =>
  z.enum(values, { error: ({ input }) => `${JSON.stringify(input)?.slice(0, 100)} is not one of them` });

/** A value of an enum; `hidden` values are valid but not listed in error messages. */
export const enumOf = <T extends Record<string, string>>(
  values: T,
  hidden: readonly T[keyof T][] = [],
): Shape<T[keyof T]> => ({
  expects: `one of ${Object.values(values)
    .filter((value) => !hidden.some((other) => other === value))
    .join(', ')}`,
  schema: oneOf(values),
});

/** A text that `check` normalizes; an EdtfError becomes an issue. */
const edtfText = (check: (value: string) => string) =>
  z.string().transform((value, context) => {
    try {
      return check(value);
    } catch (error) {
      if (!(error instanceof EdtfError)) throw error;
      context.addIssue(error.message);
      return z.NEVER;
    }
  });

export const edtf: Shape<string> = {
  isTime: true,
  exclusion: byTime,
  expects: 'a date or interval of ISO 8601-2 (EDTF), such as 2025-09-03, 2004~ or 1961-07-11/..',
  schema: edtfText((value) => parseSpan(value).edtf),
};

export const termStart: Shape<string> = {
  isTime: true,
  exclusion: byTime,
  expects: 'one date of ISO 8601-2 (EDTF), such as 2013-03-14 or 2013~; XXXX if it is unknown',
  schema: edtfText((value) => (value === OPEN ? parseSpan(value).edtf : checkSpanEnd(value))),
};

export const termEnd: Shape<string> = {
  isTime: true,
  exclusion: byTime,
  expects: 'one date of ISO 8601-2 (EDTF), such as 2022-10-23; .. if it is open, XXXX if it is unknown',
  schema: edtfText(checkSpanEnd),
};

// Zod rejects NaN and infinite numbers. Adding 0 turns -0 into 0, which the database returns.
const finite = z.number().transform((value) => value + 0);

export const numberWithin = (min: number, max: number): Shape<number> => ({
  expects: `a number from ${min} to ${max}`,
  schema: finite.refine((value) => value >= min && value <= max, `it is not between ${min} and ${max}`),
});

export interface QuantityValue {
  value?: number;
  low?: number;
  high?: number;
  unit?: string;
  approximate?: true;
}

// Amounts are never negative.
const amount = finite.refine((value) => value >= 0, 'it is below 0').nullish();

// Omitted, null and `approximate: false` are equal, so that equal values are equal JSON.
export const quantity: Shape<QuantityValue> = {
  expects:
    '{value?, low?, high?, unit?, approximate?} with at least one of value, low and high, each a number from 0 up',
  exclusion: byRange,
  schema: z
    .strictObject({
      value: amount,
      low: amount,
      high: amount,
      unit: storable.nullish(),
      approximate: z.boolean().nullish(),
    })
    .refine(({ value, low, high }) => (value ?? low ?? high) != null, 'it has none of value, low and high')
    .refine(({ low, high }) => low == null || high == null || low <= high, 'low is above high')
    .refine(
      ({ value, low, high }) => value == null || (value >= (low ?? value) && value <= (high ?? value)),
      'value is not between low and high',
    )
    .transform(({ approximate, ...rest }) => ({ ...given(rest), ...(approximate && { approximate }) })),
};

export interface PlaceValue {
  name: string;
  /** As in the input: a global id, a slug or an ISO alpha-3 code, which the write path resolves. */
  country?: string;
  latitude?: number;
  longitude?: number;
  precision: PlacePrecision;
}

export const place: Shape<PlaceValue> = {
  exclusion: byPlace,
  expects: `{name, country?, latitude?, longitude?, precision?}, both coordinates or neither, precision one of ${Object.values(PlacePrecision).join(', ')}`,
  schema: z
    .strictObject({
      name: storable,
      country: storable.nullish(),
      latitude: numberWithin(-90, 90).schema.nullish(),
      longitude: numberWithin(-180, 180).schema.nullish(),
      precision: oneOf(PlacePrecision).nullish(),
    })
    .refine(
      ({ latitude, longitude }) => (latitude == null) === (longitude == null),
      'latitude and longitude must be given together',
    )
    .transform(({ name, precision, ...rest }) => ({
      name,
      ...given(rest),
      precision: precision ?? PlacePrecision.UNKNOWN,
    })),
};

/** A name of a thing: the text, its language, and when it was in use. */
export interface NameValue {
  value: string;
  language: string;
  kind: NameKind;
  valid?: string;
}

const MAX_NAME = 500;

export const name: Shape<NameValue> = {
  expects: `{value, language?, kind?, valid?}: a text of up to ${MAX_NAME} characters, a BCP 47 tag (default en), one of ${Object.values(NameKind).join(', ')} (default COMMON), EDTF`,
  schema: z
    .strictObject({
      value: storable.max(MAX_NAME, `it has more than ${MAX_NAME} characters`),
      language: z.string().regex(LANGUAGE, 'it is not a BCP 47 tag, such as en or zh-Hant').nullish(),
      kind: oneOf(NameKind).nullish(),
      valid: edtf.schema.nullish(),
    })
    .transform(({ value, language, kind, valid }) => ({
      value,
      language: language ?? 'en',
      kind: kind ?? NameKind.COMMON,
      ...given({ valid }),
    })),
};

/** A code for a thing in another register, and when it was in use. */
export interface CodeValue {
  scheme: IdScheme;
  value: string;
  valid?: string;
}

const MAX_CODE = 200;

export const code: Shape<CodeValue> = {
  expects: `{scheme, value, valid?}: one of ${Object.values(IdScheme).join(', ')}, the code as the register writes it, EDTF`,
  schema: z
    .strictObject({
      scheme: oneOf(IdScheme),
      value: storable.max(MAX_CODE, `it has more than ${MAX_CODE} characters`),
      valid: edtf.schema.nullish(),
    })
    .transform(({ scheme, value, valid }, context) => {
      const fault = faultOfCode(scheme, value);
      if (fault !== null) context.addIssue({ code: 'custom', path: ['value'], message: fault });
      return { scheme, value, ...given({ valid }) };
    }),
};

/** Whether Postgres can store a value in jsonb. */
function isStorable(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== 'object') return false;
  return Object.keys(value).every(
    (name) => isStorableText(name) && isStorable(value[name as keyof typeof value]),
  );
}

export const row: Shape = {
  expects: 'the row as it was read: an object, a list or a text',
  // An import checks one for each row, and z.json() takes as long as all the other checks together.
  schema: z.custom<object | string>(
    (value) =>
      (typeof value === 'string' || (typeof value === 'object' && value !== null && !(LINE in value))) &&
      isStorable(value),
    'it is neither, has a column whose name is a tab, or contains a NUL or an unpaired surrogate',
  ),
};

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Given<T>;
