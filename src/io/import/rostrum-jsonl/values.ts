import { z } from 'zod';
import { NameKind } from '../../../generated/prisma/enums';
import { EdtfError, parseSpan } from '../../../engine/model/time/edtf';

const MAX_LENGTH = 200;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^[^\s\0]+$/;
const isBare = (value: string) => value === value.trim() && !value.includes('\0');

/** Text: not empty, without NUL (PostgreSQL stores none), not padded. */
export const text = z.string().min(1).refine(isBare, 'no padding and no NUL');

/** The identifier of an entity in every file: unique across all entities. */
export const slug = z.string().max(MAX_LENGTH).regex(SLUG, 'a slug is [a-z0-9-]+, such as north-korea');

/** The identifier of a record that is not an entity: unique among the records of its kind. */
export const key = z.string().min(1).max(MAX_LENGTH).regex(KEY, 'a key has no spaces');

/** A date or interval of ISO 8601-2, levels 0 and 1, as it is written. */
export const edtf = z.string().superRefine((value, context) => {
  const fault = faultOfTime(value);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

function faultOfTime(value: string): string | null {
  try {
    parseSpan(value);
    return null;
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    return error.message;
  }
}

/** The same checks as those of the schemas for text, slug, key and time, but faster. */
export const isText = (value: string) => value !== '' && isBare(value);
export const isSlug = (value: string) => value.length <= MAX_LENGTH && SLUG.test(value);
export const isKey = (value: string) => value.length <= MAX_LENGTH && KEY.test(value);
export const isTime = (value: string) => faultOfTime(value) === null;

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();

export const latitude = z.number().min(-90).max(90);
export const longitude = z.number().min(-180).max(180);

/** A name in one language (BCP 47; `und` if unknown). */
export const name = z.strictObject({
  value: text,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  kind: z.enum(NameKind).optional(),
  valid: edtf.optional(),
});
