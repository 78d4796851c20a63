import { isSame, undenied } from '../../time-and-evidence/oracle/standing';
import type { Version } from './database';
import type { EffectiveClaims } from './effective-claims';
import type { Row } from './world';

/* Names and codes, of which a thing has several. */

const PARTS = { entity_name: ['value', 'language', 'kind'], external_id: ['scheme', 'value'] } as const;
const PROPERTIES = { entity_name: 'name', external_id: 'code' } as const;
type Table = keyof typeof PARTS;

/** A name or code as stated in claims. */
export const valueOf = (table: Table, row: Version) => ({
  ...Object.fromEntries(PARTS[table].map((part) => [part, row[part]])),
  ...(row.valid_edtf !== null && { valid: row.valid_edtf }),
});

/**
 * Whether a name or code is valid: given and not denied, or claimed without a denial that outranks it.
 */
export function isThere(table: Table, row: Version, effective: EffectiveClaims): boolean {
  const about = effective.about(row.entity_id, PROPERTIES[table], valueOf(table, row));
  if (undenied(about)) return true;
  return row.given_by.length > 0 && about.every(({ stance }) => stance !== 'DISPUTES');
}

/** The claims about a name or code, latest first. */
export async function claimsAbout(table: Table, row: Row): Promise<Row[]> {
  const value = valueOf(table, row);
  return (await row.at.listed('claim')).filter(
    (claim) =>
      claim.subject_id === row.entity_id &&
      claim.property === PROPERTIES[table] &&
      isSame(claim.value, value),
  );
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

/** The name of a thing in a language, or else its label; on another day an English name valid then. */
export async function nameOf(thing: Row, language: string): Promise<string> {
  const { valid, said } = thing.at.point;
  const wanted = language.toLowerCase();
  if (wanted === 'en' && valid === null && said === null) return thing.label;
  const names = await namesOf(thing);
  if (wanted === 'en') {
    const everyName = (await thing.at.rows('entity_name')).filter(({ entity_id }) => entity_id === thing.id);
    const isLabel = (name: Row) => name.value === thing.label;
    const isEnglish = everyName.some((name) => isLabel(name) && name.language.toLowerCase() === 'en');
    const counts = (name: Row) => isLabel(name) && (!isEnglish || name.language.toLowerCase() === 'en');
    if (names.some(counts)) return thing.label;
  }
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  const exact = names.find((name) => name.language.toLowerCase() === wanted);
  const variant = names.find((name) => base(name.language) === base(wanted));
  return (exact ?? variant)?.value ?? thing.label;
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
