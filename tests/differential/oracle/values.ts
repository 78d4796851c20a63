import type { IdScheme } from '../../../src/generated/prisma/enums';
import { CODE_COLUMNS } from '../../../src/engine/claims/read/evidence-for.read';
import type { Competing } from '../../time-and-evidence/oracle/standing';
import { givenClaim, inOrder, isSame, undenied } from '../../time-and-evidence/oracle/standing';
import type { Version } from './database';
import type { EffectiveClaims } from './effective-claims';
import type { Row } from './world';

/* Names and codes, of which a thing has several. */

const PARTS = { entity_name: ['value', 'language', 'kind'], external_id: ['scheme', 'value'] } as const;
const PROPERTIES = { entity_name: 'name', external_id: 'code' } as const;
type Table = keyof typeof PARTS;

/** A name or code as stated in claims, in the order of the keys of jsonb. */
export const valueOf = (table: Table, row: Version) => {
  const parts = Object.entries({
    ...Object.fromEntries(PARTS[table].map((part) => [part, row[part]])),
    ...(row.valid_edtf !== null && { valid: row.valid_edtf }),
  });
  return Object.fromEntries(parts.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
};

/**
 * What of a name or code follows from what had been said; null where it is not there: neither given and not denied, nor said
 * by a claim that no denial comes before.
 */
export function valueSeen(
  table: Table,
  row: Version,
  effective: EffectiveClaims,
): { preferred?: boolean } | null {
  const value = valueOf(table, row);
  const about: Competing[] = effective.about(row.entity_id, PROPERTIES[table], value);
  const isGiven = row.given_by.length > 0;
  const standing = undenied(
    isGiven
      ? inOrder([...about, givenClaim(value, effective.reliabilityOfGiven(row.entity_id))], PROPERTIES[table])
      : about,
  );
  if (!standing) return null;
  return table === 'entity_name' ? { preferred: standing.rank === 'PREFERRED' } : {};
}

/** Every part of a row as it was read, with the columns in which it stands. */
const partsOf = (value: unknown, column: string | null = null): [column: string | null, part: unknown][] =>
  value === null || typeof value !== 'object'
    ? [[column, value]]
    : Object.entries(value).flatMap(([key, part]) => partsOf(part, Array.isArray(value) ? column : key));

/** Whether a row has a name anywhere, or a code in a column of its register; a title may be cut off with "…". */
function standsIn(value: unknown, table: Table, of: Row): boolean {
  const text = (of.value as string).replace(/…+$/, '');
  return partsOf(value).some(([column, part]) =>
    table === 'entity_name'
      ? typeof part === 'string' && part.startsWith(text)
      : part === text && (column === of.scheme || column === CODE_COLUMNS[of.scheme as IdScheme]),
  );
}

/** Whether a row has a value as in a claim: a name or other text anywhere, or a code. */
export const isInRow = (row: unknown, value: any): boolean =>
  standsIn(
    row,
    value.scheme ? 'external_id' : 'entity_name',
    (typeof value === 'string' ? { value } : value) as Row,
  );

/** The claims about a name or code, and the rows about the thing that have it. */
export async function claimsAbout(table: Table, row: Row): Promise<Row[]> {
  const value = valueOf(table, row);
  return (await row.at.listed('claim')).filter(({ subject_id, property, value: said }) => {
    if (subject_id !== row.entity_id) return false;
    return property === 'record'
      ? standsIn(said, table, row)
      : property === PROPERTIES[table] && isSame(said, value);
  });
}

const KINDS = ['COMMON', 'OFFICIAL', 'ALIAS'];

/** The names of a thing, preferred ones first. */
export async function namesOf({ at, id }: Row): Promise<Row[]> {
  const names = (await at.listed('entity_name')).filter(({ entity_id }) => entity_id === id);
  const worse = (name: Row) => [
    Number(!name.preferred),
    KINDS.indexOf(name.kind),
    Number(name.given_by.length === 0),
    name.id,
  ];
  return names.sort((a, b) => {
    const [left, right] = [worse(a), worse(b)];
    return left.map((key, i) => key - right[i]!).find((difference) => difference !== 0) ?? 0;
  });
}

/** The label of a thing by what had been said: an English name that goes on, else any, else the first that was given. */
function labelOf(thing: Row, everyName: readonly Row[]): string {
  if (thing.at.point.said === null) return thing.label;
  const byKeys =
    (...keys: ((name: Row) => number)[]) =>
    (a: Row, b: Row) =>
      keys.map((key) => key(a) - key(b)).find((difference) => difference !== 0) ?? a.id - b.id;
  const standing = [
    (name: Row) => Number(!name.preferred),
    (name: Row) => Number(name.given_by.length === 0),
  ] as const;
  const english = everyName
    .filter(({ language, kind, preferred }) => language === 'en' && (kind === 'COMMON' || preferred))
    .sort(byKeys(standing[0], ({ kind }) => KINDS.indexOf(kind), standing[1]));
  const [first] = [...everyName].sort(byKeys(...standing));
  const label = english.find(({ valid_latest }) => valid_latest === null) ?? english[0] ?? first;
  return label?.value ?? thing.label;
}

/** What a thing is called in a language, or else by its label; of another day by an English name that it had then. */
export async function nameOf(thing: Row, language: string): Promise<string> {
  const everyName = (await thing.at.rows('entity_name')).filter(({ entity_id }) => entity_id === thing.id);
  const label = labelOf(thing, everyName);
  const wanted = language.toLowerCase();
  if (wanted === 'en' && thing.at.point.valid === null) return label;
  const names = await namesOf(thing);
  if (wanted === 'en') {
    const isLabel = (name: Row) => name.value === label;
    const isEnglish = everyName.some((name) => isLabel(name) && name.language.toLowerCase() === 'en');
    const counts = (name: Row) => isLabel(name) && (!isEnglish || name.language.toLowerCase() === 'en');
    if (names.some(counts)) return label;
  }
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  const exact = names.find((name) => name.language.toLowerCase() === wanted);
  const variant = names.find((name) => base(name.language) === base(wanted));
  return (exact ?? variant)?.value ?? label;
}

/** The codes of a thing, by register. */
export async function codesOf({ at, id }: Row): Promise<Row[]> {
  const codes = (await at.listed('external_id')).filter(({ entity_id }) => entity_id === id);
  const { IdScheme: schemes } = at.database.enums;
  const keys = (code: Row) => [schemes!.indexOf(code.scheme), code.value, code.valid_earliest ?? '', code.id];
  return codes.sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const i = left.findIndex((key, at) => key !== right[at]);
    return left[i] < right[i] ? -1 : 1;
  });
}
