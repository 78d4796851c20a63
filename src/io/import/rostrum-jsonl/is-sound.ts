import { CLAIM_SUBJECT_KINDS } from '../../../engine/model/kinds';
import { storedValuesOf } from '../../../engine/model/vocabulary';
import type { ClaimRecord, RostrumRecord } from './records';
import { isKey, isSlug, isText, isTime } from './values';

type Check = (value: string) => boolean;

const isUrl: Check = (value) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
const isDay: Check = (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isTime(value);
const isCode: Check = (value) => /^\d{2,4}$/.test(value);
const isLanguage: Check = (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);

const checksOf = (check: Check, fields: string): [string, Check][] =>
  fields.split(' ').map((field) => [field, check]);

/** The fields that hold a time. */
const TIMES = CLAIM_SUBJECT_KINDS.flatMap(storedValuesOf)
  .filter(({ properties }) => properties.some(({ shape }) => shape.isTime))
  .map(({ storage }) => storage.field);

/** The check of a text, by its field; other fields only need text that is not blank, or a value of an enum. */
const CHECKS: ReadonlyMap<string, Check> = new Map([
  ...checksOf(isSlug, 'slug country leader organization event series superEvent participant'),
  ...checksOf(isSlug, 'subject object speaker'),
  ...checksOf(isKey, 'key dataset source recordClaim participation relationship tenure'),
  ...checksOf(isTime, ['saidAt', 'publishedAt', ...TIMES].join(' ')),
  ...checksOf(isDay, 'attestedUntil saidOn'),
  ...checksOf(isUrl, 'url'),
  ...checksOf(isCode, 'cameoCode'),
  ...checksOf(isLanguage, 'language'),
]);

const LARGEST: ReadonlyMap<string, number> = new Map([
  ['latitude', 90],
  ['longitude', 180],
  ['goldstein', 10],
  ['polarity', 10],
]);

/**
 * Whether a record that a format made is valid, by a quick check: the compiler has checked its shape, so only text and
 * numbers from the file are left. False means that `readRecord` has to decide, which takes ten times as long.
 */
export function isSound(record: RostrumRecord): boolean {
  switch (record.record) {
    case 'event':
      if ((record.names === undefined) === (record.label === undefined)) return false;
      if (record.place && (record.place.latitude === undefined) !== (record.place.longitude === undefined))
        return false;
      return record.recordClaim !== undefined && areSound(record);
    case 'participation':
    case 'relationship':
    case 'tenure':
      return record.recordClaim !== undefined && areSound(record);
    case 'claim':
      return isSoundClaim(record);
    case 'dataset':
      return false;
    default:
      return areSound(record);
  }
}

// Only rows are checked here.
const isSoundClaim = (claim: ClaimRecord): boolean =>
  claim.property === 'record' &&
  typeof claim.value === 'object' &&
  claim.modality !== 'HYPOTHETICAL' &&
  claim.stance === undefined &&
  claim.recordClaim === undefined &&
  Object.keys(claim.subject).length === 1 &&
  areSound(claim);

function areSound(fields: object): boolean {
  // for…in, since Object.keys makes a list for each record.
  for (const field in fields) if (!isSoundValue(field, fields[field as keyof typeof fields])) return false;
  return true;
}

function isSoundValue(field: string, value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return (CHECKS.get(field) ?? isText)(value);
  if (typeof value === 'number') return Math.abs(value) <= (LARGEST.get(field) ?? -1);
  if (typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => isSoundValue(field, item));
  // The value of a row is checked when its claim is applied.
  return typeof value === 'object' && value !== null && (field === 'value' || areSound(value));
}
