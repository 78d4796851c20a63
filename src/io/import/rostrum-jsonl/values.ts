import { z } from 'zod';
import {
  NameKind,
  type AttendanceStatus,
  type EventStatus,
  type EventType,
  type ProtocolLevel,
  type RelationshipStatus,
} from '../../../generated/prisma/enums';
import { EdtfError, parseSpan } from '../../../engine/model/time/edtf';
import { FACT_KINDS } from '../../../engine/model/kinds';
import type { RowKind } from '../../../engine/claims/implicit-claims';
import { edtf as time, type PlaceValue } from '../../../engine/model/value-shapes';
import { storedValuesOf } from '../../../engine/model/vocabulary';

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

const subjects = {
  country: slug,
  leader: slug,
  organization: slug,
  event: slug,
  participation: key,
  relationship: key,
  tenure: key,
};

export type ClaimSubjectKind = keyof typeof subjects;

/** The subject of a claim: exactly one entry, a kind with its slug or key: {"event": "victory-day-parade-2025"}. */
export const claimSubject = z
  .strictObject(subjects)
  .partial()
  .refine((subject) => Object.keys(subject).length === 1, 'a claim has exactly one subject');

/** The kind of a claim's subject, and its slug or key. */
export function subjectOf(subject: z.infer<typeof claimSubject>): {
  kind: ClaimSubjectKind;
  reference: string;
} {
  const [entry] = Object.entries(subject) as [ClaimSubjectKind, string][];
  if (!entry) throw new Error('A claim without a subject passed validation');
  return { kind: entry[0], reference: entry[1] };
}

/** The types of the values that formats write. The vocabulary defines the fields and their valid values. */
interface RowValues {
  EVENT: {
    type: EventType;
    status: EventStatus;
    time: string;
    place: Omit<PlaceValue, 'precision'> & Partial<PlaceValue>;
  };
  PARTICIPATION: { status: AttendanceStatus; level: ProtocolLevel };
  RELATIONSHIP: { status: RelationshipStatus; valid: string; polarity: number };
  TENURE: { term: string; office: string };
}

type Fields<Kind extends RowKind> = {
  [Field in keyof RowValues[Kind]]: z.ZodOptional<z.ZodType<RowValues[Kind][Field]>>;
};

const said = <Kind extends RowKind>(kind: Kind) =>
  Object.fromEntries(
    storedValuesOf(kind)
      .filter(({ origin }) => origin === 'row')
      .map(({ storage, properties }) => {
        // The record has one field for two properties that form one value: a term.
        const { schema } =
          properties.length > 1 ? time : (properties[0] as (typeof properties)[number]).shape;
        return [storage.field, schema.optional()];
      }),
  ) as Fields<Kind>;

/** The key of the row (a claim, property `record`) that a fact comes from. */
const recordClaim = key.optional();

/**
 * The values of a row for the facts that come from it. They are implicit claims of the row, and become explicit when
 * another source makes a claim about the same fact. Only a fact with a `recordClaim` has them.
 */
export const initial = {
  event: { recordClaim, ...said('EVENT') },
  participation: { recordClaim, ...said('PARTICIPATION') },
  relationship: { recordClaim, ...said('RELATIONSHIP') },
  tenure: { recordClaim, ...said('TENURE') },
};

const VALUES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (['EVENT', ...FACT_KINDS] as const).map((kind) => [kind.toLowerCase(), Object.keys(said(kind))]),
);

/** The fields of a fact without a row that only a row may fill; for such a fact, claims state them. */
export function strayValues(fact: { record: string; recordClaim?: string | undefined }): string[] {
  if (fact.recordClaim !== undefined) return [];
  return (VALUES[fact.record] ?? []).filter((field) => field in fact);
}
