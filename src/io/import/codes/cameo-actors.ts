import type { OrganizationKind } from '../../../generated/prisma/enums';
import { BLOCS, GROUPS, INTERNATIONAL, REGIONS, SORTS } from './cameo-bodies';
import { importSlug } from '../../../engine/model/letters/fold';

/** Several states, or people of several states, that coded data speak of as one. */
export interface Body {
  slug: string;
  name: string;
  aliases: readonly string[];
  kind: OrganizationKind;
  /** Code of CAMEO; null if it has none. */
  code: string | null;
}

const regions = parse(REGIONS, 'BLOC');
const sorts = parse(SORTS, 'GROUP');
const groups = [
  ...parse(BLOCS, 'BLOC'),
  ...parse(INTERNATIONAL, 'INTERNATIONAL_ORGANIZATION'),
  ...parse(GROUPS, 'GROUP'),
];
const regionsByCode = byCode(regions);
const sortsByCode = byCode(sorts);
const groupsByCode = byCode(groups);
const byName = new Map(
  [...groups, ...regions].flatMap((body) =>
    [body.name, ...body.aliases].map((name) => [nameKey(name), body] as const),
  ),
);

/** The region of a CAMEO country code; undefined if the code is that of a country, or unknown. */
export const regionOf = (code: string): Body | undefined => regionsByCode.get(code);

/** The organization or group with a code of CAMEO's known groups. */
export const groupOf = (code: string): Body | undefined => groupsByCode.get(code);

/** The sort of organizations that a role code of CAMEO means; undefined for roles within a country. */
export const sortOf = (code: string): Body | undefined => sortsByCode.get(code);

/** The region, organization or group with a name, in full or short. */
export const bodyNamed = (name: string): Body | undefined => byName.get(nameKey(name));

/** Everything in the tables. */
export const allBodies = (): readonly Body[] => [...regions, ...groups, ...sorts];

function nameKey(name: string): string {
  return importSlug(name).replace(/^the-(?=.)/, '');
}

function byCode(bodies: readonly Body[]): ReadonlyMap<string, Body> {
  return new Map(bodies.flatMap((body) => (body.code === null ? [] : [[body.code, body]])));
}

function parse(table: string, kind: OrganizationKind): Body[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [code, ...words] = line.trim().split(' ') as [string, ...string[]];
      const [name, ...aliases] = words.join(' ').split(' | ') as [string, ...string[]];
      return { slug: importSlug(name), name, aliases, kind, code: code === '-' ? null : code };
    });
}
