import type { Pool } from 'pg';
import type { IdScheme } from '../../generated/prisma/enums';
import type { Resolver } from '../resolver';
import { Leaders, type LeaderRow, type TenureRow } from './leaders';
import { Names, type NameRow } from './names';
import { pick, type Bearing } from './validity';

interface Row {
  kind: 'COUNTRY' | 'LEADER' | 'ORGANIZATION';
}
interface CodeRow extends Bearing, Row {
  scheme: IdScheme;
  value: string;
}

// $1 is the recording; a thing that was merged into another by then is that other.
const STANDS = 'from_recording <= $1 AND to_recording > $1';
const kept = (id: string) =>
  `coalesce((SELECT kept_id FROM redirect WHERE absorbed_id = ${id} AND ${STANDS}), ${id})`;
const slugOf = (id: string) => `(SELECT slug FROM entity WHERE id = ${kept(id)})`;
const day = (column: string, name: string) => `to_char(${column}, 'YYYY-MM-DD') AS ${name}`;
const validity = `${day('valid_earliest', 'earliest')}, ${day('valid_latest', 'latest')}`;

const NAMES = `
  SELECT entity.kind, entity.slug, named.value, named.language, ${validity}
  FROM entity_name named JOIN entity ON entity.id = ${kept('named.entity_id')}
  WHERE entity.kind IN ('COUNTRY', 'LEADER', 'ORGANIZATION') AND named.from_recording <= $1 AND named.to_recording > $1
  ORDER BY named.id`;
const CODES = `
  SELECT entity.kind, entity.slug, code.scheme, code.value, ${validity}
  FROM external_id code JOIN entity ON entity.id = ${kept('code.entity_id')}
  WHERE entity.kind IN ('COUNTRY', 'LEADER', 'ORGANIZATION') AND code.from_recording <= $1 AND code.to_recording > $1
  ORDER BY code.id`;
const LEADERS = `
  SELECT ${slugOf('leader.id')} AS slug,
    json_build_object('earliest', born_earliest, 'latest', born_latest) AS born,
    json_build_object('earliest', died_earliest, 'latest', died_latest) AS died
  FROM leader WHERE ${STANDS} ORDER BY id`;
const TENURES = `
  SELECT ${slugOf('tenure.leader_id')} AS leader, ${slugOf('tenure.country_id')} AS country, role,
    ${day('term_earliest', 'earliest')}, ${day('term_latest', 'latest')}, ${day('attested_until', '"attestedUntil"')}
  FROM tenure WHERE ${STANDS} AND supported ORDER BY id`;
const ORGANIZATIONS = `
  SELECT ${slugOf('organization.id')} AS slug, ${slugOf('organization.country_id')} AS country
  FROM organization WHERE ${STANDS}`;

/** A resolver that knows what was recorded by a recording: the same answers however often an import is taken up again. */
export async function loadResolver(pool: Pool, recording: bigint): Promise<Resolver> {
  const load = async <T>(text: string): Promise<T[]> =>
    (await pool.query({ text, values: [String(recording)] })).rows as T[];
  const names = await load<NameRow & Row>(NAMES);
  const codes = groupCodes(await load<CodeRow>(CODES));
  const leaders = new Leaders(
    await load<LeaderRow>(LEADERS),
    names.filter(({ kind }) => kind === 'LEADER'),
    await load<TenureRow>(TENURES),
  );
  const countryOf = new Map(
    (await load<{ slug: string; country: string | null }>(ORGANIZATIONS)).map(({ slug, country }) => [
      slug,
      country,
    ]),
  );
  const countries = new Names(names.filter(({ kind }) => kind === 'COUNTRY'));
  const organizations = new Names(names.filter(({ kind }) => kind === 'ORGANIZATION'));
  const bearers = (kind: Row['kind'], scheme: IdScheme, value: string) =>
    codes.get(`${kind} ${scheme} ${value}`) ?? [];
  return {
    country: (scheme, code, on) => pick(bearers('COUNTRY', scheme, code), on),
    countryNamed: (name, on) => countries.find(name, on),
    leader: (scheme, code) => pick(bearers('LEADER', scheme, code), undefined),
    leaderNamed: (name, options) => leaders.find(name, options),
    organization: (scheme, code) => pick(bearers('ORGANIZATION', scheme, code), undefined),
    organizationNamed: (name, country) =>
      organizations.find(name, undefined, (slug) => country === undefined || countryOf.get(slug) === country),
    codeOf: (country, scheme, on) => {
      const borne = (codes.get(`${country} ${scheme}`) ?? []).map(({ value, ...bearing }) => ({
        ...bearing,
        slug: value,
      }));
      return pick(borne, on).slug;
    },
  };
}

/** Codes by who bears them, and bearers by what they bear. */
function groupCodes(rows: readonly CodeRow[]): ReadonlyMap<string, CodeRow[]> {
  const codes = new Map<string, CodeRow[]>();
  for (const row of rows) {
    for (const key of [`${row.kind} ${row.scheme} ${row.value}`, `${row.slug} ${row.scheme}`]) {
      const others = codes.get(key);
      if (others) others.push(row);
      else codes.set(key, [row]);
    }
  }
  return codes;
}
