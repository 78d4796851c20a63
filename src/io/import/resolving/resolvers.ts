import type { Pool } from 'pg';
import { groupBy } from '../../../engine/model/group-by';
import type { IdScheme } from '../../../generated/prisma/enums';
import { effective } from '../../../engine/model/what-stands';
import type { BorneCode, Resolver } from '../resolver';
import { Leaders, type LeaderRow, type TenureRow, LeaderRecords, type Recorded } from './leaders';
import { Names, type NameRow, pick, type Bearing } from './names';

type Kind = 'COUNTRY' | 'LEADER' | 'ORGANIZATION';
interface Row {
  kind: Kind;
}
interface CodeRow extends Bearing, Row {
  scheme: IdScheme;
  value: string;
  valid: string | null;
}
type Named = NameRow & Row & Recorded['names'][number];

// $1 is the recording; a thing that was merged into another by then counts as that other.
const STANDS = 'from_recording <= $1 AND to_recording > $1';
const kept = (id: string) =>
  `coalesce((SELECT kept_id FROM redirect WHERE absorbed_id = ${id} AND ${STANDS}), ${id})`;
const slugOf = (id: string) => `(SELECT slug FROM entity WHERE id = ${kept(id)})`;
const day = (column: string, name: string) => `to_char(${column}, 'YYYY-MM-DD') AS ${name}`;
const validity = `${day('valid_earliest', 'earliest')}, ${day('valid_latest', 'latest')}`;

const NAMES = `
  SELECT entity.kind, entity.slug, named.value, named.language,
    named.kind AS "nameKind", valid_edtf AS valid, ${validity}
  FROM entity_name named JOIN entity ON entity.id = ${kept('named.entity_id')}
  WHERE entity.kind::text = ANY($2) AND NOT named.denied AND named.from_recording <= $1 AND named.to_recording > $1
  ORDER BY named.id`;
const CODES = `
  SELECT entity.kind, entity.slug, code.scheme, code.value, valid_edtf AS valid, ${validity}
  FROM external_id code JOIN entity ON entity.id = ${kept('code.entity_id')}
  WHERE entity.kind::text = ANY($2) AND NOT code.denied AND code.from_recording <= $1 AND code.to_recording > $1
  ORDER BY code.id`;
// The codes of leaders, those that are denied now as well.
const BORNE = `
  SELECT entity.slug, code.scheme, code.value, (
    SELECT coalesce(json_agg(json_build_object('on', to_char(claim.said_on, 'YYYY-MM-DD'), 'row', row.key)
      ORDER BY claim.said_on, row.key), '[]')
    FROM claim LEFT JOIN claim row ON row.id = claim.record_claim_id AND row.from_recording <= $1 AND row.to_recording > $1
    WHERE claim.subject_id = code.entity_id AND claim.property = 'code'
      AND claim.from_recording <= $1 AND claim.to_recording > $1 AND claim.stance = 'SUPPORTS'
      AND claim.value ->> 'scheme' = code.scheme::text AND claim.value ->> 'value' = code.value
      AND ${effective('claim').sql}) AS said
  FROM external_id code JOIN entity ON entity.id = ${kept('code.entity_id')}
  WHERE entity.kind = 'LEADER' AND code.from_recording <= $1 AND code.to_recording > $1
  ORDER BY code.id`;
const LEADERS = `
  SELECT ${slugOf('leader.id')} AS slug, born_edtf AS "bornEdtf", died_edtf AS "diedEdtf",
    json_build_object('earliest', born_earliest, 'latest', born_latest) AS born,
    json_build_object('earliest', died_earliest, 'latest', died_latest) AS died,
    array(SELECT key FROM claim WHERE subject_id = leader.id AND property = 'born' AND key IS NOT NULL
      AND claim.from_recording <= $1 AND claim.to_recording > $1) AS births
  FROM leader WHERE ${STANDS} ORDER BY id`;
const TENURES = `
  SELECT ${slugOf('tenure.leader_id')} AS leader, ${slugOf('tenure.country_id')} AS country, role, office, key,
    ${day('term_earliest', 'earliest')}, ${day('term_latest', 'latest')}, ${day('attested_until', '"attestedUntil"')}
  FROM tenure WHERE ${STANDS} AND effective ORDER BY id`;
const ORGANIZATIONS = `
  SELECT ${slugOf('organization.id')} AS slug, ${slugOf('organization.country_id')} AS country
  FROM organization WHERE ${STANDS}`;

// Whether names, codes or merges of countries changed after recording $1 and by $2.
const changed =
  '((from_recording > $1 AND from_recording <= $2) OR (to_recording > $1 AND to_recording <= $2))';
const ofCountries = "entity_id IN (SELECT id FROM entity WHERE kind = 'COUNTRY')";
const ARE_COUNTRIES_CHANGED = `
  SELECT EXISTS (SELECT FROM redirect WHERE ${changed})
    OR EXISTS (SELECT FROM entity_name WHERE ${ofCountries} AND ${changed})
    OR EXISTS (SELECT FROM external_id WHERE ${ofCountries} AND ${changed}) AS "areChanged"`;

/** Names and codes of things of some kinds. */
interface Called {
  names: Named[];
  codes: ReadonlyMap<string, CodeRow[]>;
}

/** Names and codes of countries as of a recording. */
interface Countries extends Called {
  recording: bigint;
  named: Names;
}

/**
 * Makes resolvers of what was recorded as of a recording, so that a resumed import gets the same results. Names and codes
 * of countries, the largest part, are kept from one import to the next unless they change.
 */
export class Resolvers {
  private countries: Countries | null = null;

  constructor(private readonly pool: Pool) {}

  async at(recording: bigint): Promise<Resolver> {
    const countries = await this.countriesAt(recording);
    const { names, codes } = await this.called(recording, ['LEADER', 'ORGANIZATION']);
    const lives = await this.query<LeaderRow & Recorded['leaders'][number]>(LEADERS, recording);
    const leaderNames = names.filter(({ kind }) => kind === 'LEADER');
    const leaders = new Leaders(lives, leaderNames, await this.query<TenureRow>(TENURES, recording));
    const leaderCodes = [...codes.values()].flat().filter(({ kind }) => kind === 'LEADER');
    const borne = await this.query<BorneCode & { scheme: IdScheme }>(BORNE, recording);
    const [bearers, codesOf] = [
      groupBy(borne, ({ scheme, value }) => `${scheme} ${value}`),
      groupBy(borne, ({ scheme, slug }) => `${scheme} ${slug}`),
    ];
    const records = new LeaderRecords({ leaders: lives, names: leaderNames, codes: leaderCodes });
    const owners = await this.query<{ slug: string; country: string | null }>(ORGANIZATIONS, recording);
    const countryOf = new Map(owners.map(({ slug, country }) => [slug, country]));
    const organizations = new Names(names.filter(({ kind }) => kind === 'ORGANIZATION'));
    const bearer = (kind: Kind, scheme: IdScheme, value: string) =>
      pick(codes.get(codeKey({ kind, scheme, value })) ?? [], undefined);
    return {
      country: (scheme, value, on) =>
        pick(countries.codes.get(codeKey({ kind: 'COUNTRY', scheme, value })) ?? [], on),
      countryNamed: (name, on) => countries.named.find(name, on),
      leader: (scheme, code) => bearer('LEADER', scheme, code),
      bearersEver: (scheme, code) => bearers.get(`${scheme} ${code}`) ?? [],
      codesEver: (scheme, leader) => codesOf.get(`${scheme} ${leader}`) ?? [],
      leaderNamed: (name, options) => leaders.find(name, options),
      leaderRecord: (slug) => records.of(slug),
      isBirthSaid: (slug, prefix) => leaders.isBirthSaid(slug, prefix),
      tenureBegun: (tenure) => leaders.begun(tenure),
      leadersBegun: (office) => leaders.begunIn(office),
      tenuresGoingOn: (office) => leaders.goingOn(office),
      tenureKeyed: (key) => leaders.keyed(key),
      organization: (scheme, code) => bearer('ORGANIZATION', scheme, code),
      organizationNamed: (name, country) =>
        organizations.find(
          name,
          undefined,
          (slug) => country === undefined || countryOf.get(slug) === country,
        ),
    };
  }

  private async countriesAt(recording: bigint): Promise<Countries> {
    if (this.countries === null || (await this.areChangedSince(this.countries.recording, recording))) {
      const called = await this.called(recording, ['COUNTRY']);
      this.countries = { ...called, named: new Names(called.names), recording };
    }
    return this.countries;
  }

  private async areChangedSince(before: bigint, recording: bigint): Promise<boolean> {
    if (recording < before) return true;
    const [row] = await this.query<{ areChanged: boolean }>(ARE_COUNTRIES_CHANGED, before, String(recording));
    return row?.areChanged !== false;
  }

  private async called(recording: bigint, kinds: Kind[]): Promise<Called> {
    const codes = await this.query<CodeRow>(CODES, recording, kinds);
    return { names: await this.query(NAMES, recording, kinds), codes: groupBy(codes, codeKey) };
  }

  private async query<T>(text: string, recording: bigint, ...more: unknown[]): Promise<T[]> {
    return (await this.pool.query({ text, values: [String(recording), ...more] })).rows as T[];
  }
}

const codeKey = ({ kind, scheme, value }: Pick<CodeRow, 'kind' | 'scheme' | 'value'>) =>
  `${kind} ${scheme} ${value}`;
