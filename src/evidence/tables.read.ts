import { CLAIM_SUBJECT_KINDS, type ClaimSubjectKind } from '../entity/kinds';
import type { Asking } from '../read/asking';
import type { TableModel } from '../read/model';
import { bySlug } from '../read/reference';
import { recordedBy, standsAt } from '../read/scope';
import { OPEN, raw, sql, type Sql } from '../read/sql';
import {
  attestations,
  effectiveClaims,
  holdingClaims,
  isRowEffective,
  standing as standingClaimAbout,
} from './effective-claims.read';
import { heldOn } from './held-on.read';
import { claimsSaying, type SeveralProperty } from './several.read';
import { ROW_KINDS } from './row-says';
import type { Column } from './storage';
import { findProperty, keptOf, type Kept, type Property } from './vocabulary';

/** Columns that are the same whatever had been said: identity, wording, codes. */
const asTheyAre = (version: Sql, names: string): Sql[] =>
  names.split(' ').map((name) => sql`${version}.${raw(name)}`);

/** Whether any claim that had been said holds the fact up. */
function supported(version: Sql, asking: Asking): Sql {
  const claim = holdingClaims(asking, version);
  return sql`exists (select from ${claim.from} where ${claim.where}) as supported`;
}

/** Of the claim that stands about a property: an expression over its columns, null where none stands. */
const ofStanding = (version: Sql, asking: Asking, property: string, expression: string): Sql =>
  sql`(select ${raw(expression)} from (${standingClaimAbout(asking, sql`${version}.id`, property)}) standing)`;

const text = (version: Sql, asking: Asking, property: string) =>
  ofStanding(version, asking, property, "standing.value #>> '{}'");

/** Whether what the row says of a property stands without a claim: the row had been said, and nothing is claimed about it. */
function standsUnclaimed(version: Sql, asking: Asking, property: string): Sql {
  const claim = asking.alias('claim');
  // A term is made of both its ends; whoever speaks of one makes the row say the other.
  const about = property === 'term' ? raw("in ('term.start', 'term.end')") : raw(`= '${property}'`);
  return sql`(${version}.record_claim_id is not null and ${isRowEffective(asking, version)} and not exists (
    select from claim ${claim} where ${claim}.subject_id = ${version}.id and ${claim}.property ${about}
      and ${standsAt(asking.scope, claim)}))`;
}

/** What of a property came with the row, as a column of the version; null once claims decide. */
const asTheRowHasIt = (version: Sql, asking: Asking, property: string, column: string): Sql =>
  sql`case when ${standsUnclaimed(version, asking, property)} then ${version}.${raw(column)} end`;

/** A column that came without a claim: while none stands it is as it was before anything was said about the property. */
function initially(version: Sql, asking: Asking, table: string, property: string, name: string): Sql {
  const [first, claim] = [asking.alias('first'), asking.alias('claim')];
  return sql`(select ${first}.${raw(name)} from ${raw(table)} ${first} where ${first}.id = ${version}.id
    and ${recordedBy(asking.scope, sql`${first}.from_recording`)}
    and ${first}.from_recording < coalesce((select min(${claim}.from_recording) from claim ${claim}
      where ${claim}.subject_id = ${version}.id and ${claim}.property = ${raw(`'${property}'`)}
        and ${recordedBy(asking.scope, sql`${claim}.from_recording`)}), ${OPEN})
    order by ${first}.from_recording desc limit 1)`;
}

/** The columns that a storage has, as they stand among what had been said, each ending in its name. */
function keptColumns(
  version: Sql,
  asking: Asking,
  table: string,
  { storage, origin, properties }: Kept,
): Sql[] {
  if (storage.field === 'term') return term(version, asking);
  const property = (properties[0] as Property).name;
  const valueOf = ({ name, sql: standing, before, isReference }: Column) => {
    const of = ofStanding(version, asking, property, standing);
    const claimed = isReference ? bySlug(asking, of, ['COUNTRY']) : of;
    if (origin === 'row')
      return sql`coalesce(${claimed}, ${asTheRowHasIt(version, asking, property, name)}, ${raw(before)})`;
    if (origin === 'claims') return sql`coalesce(${claimed}, ${raw(before)})`;
    const stands = sql`exists (${standingClaimAbout(asking, sql`${version}.id`, property)})`;
    return sql`case when ${stands} then ${claimed} else coalesce(${initially(version, asking, table, property, name)}, ${raw(before)}) end`;
  };
  const columns = storage.columns.map((column) => sql`${valueOf(column)} as ${raw(column.name)}`);
  if (!storage.range) return columns;
  const [, earliest, latest] = storage.columns.map(valueOf) as [Sql, Sql, Sql];
  return [...columns, sql`daterange(${earliest}, ${latest}, '[]') as ${raw(storage.range)}`];
}

/** A side of a term's EDTF, as joinSpan writes it. */
const side = (end: Sql) =>
  sql`case when ${end} like 'XXXX%' then '' else regexp_replace(${end}, '(-XX)+$', '') end`;

function term(version: Sql, asking: Asking): Sql[] {
  const [start, end] = [
    sql`coalesce(${text(version, asking, 'term.start')}, 'XXXX')`,
    sql`coalesce(${text(version, asking, 'term.end')}, '..')`,
  ];
  const row = (column: string) => asTheRowHasIt(version, asking, 'term', column);
  const earliest = sql`coalesce(${ofStanding(version, asking, 'term.start', 'standing.value_earliest')}, ${row('term_earliest')})`;
  const claimed = sql`coalesce(${ofStanding(version, asking, 'term.end', 'standing.value_latest')}, ${row('term_latest')})`;
  // Of ends that were moved one after the other, only the first may have been said to have moved: no term ends before it
  // starts, and then nobody knows when it ended.
  const latest = sql`(select case when (s <= e) is not false then e end from (select ${earliest} as s, ${claimed} as e) ends)`;
  const known = sql`case when (${earliest} <= ${claimed}) is not false then ${end} else 'XXXX' end`;
  return [
    sql`coalesce(${row('term_edtf')}, (select case when s = e and s <> '..' then s else ${side(raw('s'))} || '/' || ${side(raw('e'))} end
      from (select ${start} as s, ${known} as e) ends)) as term_edtf`,
    sql`${earliest} as term_earliest`,
    sql`${latest} as term_latest`,
    sql`daterange(${earliest}, ${latest}, '[]') as term`,
  ];
}

function quantity(version: Sql, asking: Asking): Sql[] {
  const standing = standingClaimAbout(asking, sql`${version}.event_id`, sql`${version}.property`);
  const claim = effectiveClaims(asking, sql`${version}.event_id`);
  const { columns } = findProperty('EVENT', 'quantity.of-any-kind')!.storage!;
  return [
    ...asTheyAre(version, 'event_id property'),
    sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${version}.property) as supported`,
    ...columns.map(
      ({ name, sql: of, before }) =>
        sql`coalesce((select ${raw(of)} from (${standing}) standing), ${raw(before)}) as ${raw(name)}`,
    ),
  ];
}

/** What is the same of each kind whatever had been said: identity, wording, codes. */
const UNCLAIMED: Readonly<Record<ClaimSubjectKind, string>> = {
  EVENT:
    'id record_claim_id version label summary folded_summary series_id edition super_event_id cameo_code quad_class goldstein dataset_id',
  PARTICIPATION: 'id record_claim_id event_id participant_id country_id',
  RELATIONSHIP: 'id record_claim_id subject_id object_id type directed summary dataset_id',
  TENURE: 'id record_claim_id leader_id country_id role dataset_id',
  LEADER: 'id version label',
  COUNTRY: 'id version label iso2 iso3 region subregion latitude longitude',
  ORGANIZATION: 'id version label kind country_id',
};

const hasAttestation = (kind: ClaimSubjectKind) => kind === 'RELATIONSHIP' || kind === 'TENURE';

/** How far an open end was attested by what had been said: an edition attests nothing before it is published. */
function attestedUntil(version: Sql, asking: Asking): Sql {
  const claim = attestations(asking, version);
  return sql`least(${version}.attested_until, (select max(${claim.row}.said_on) from ${claim.from} where ${claim.where})) as attested_until`;
}

function tableOf(kind: ClaimSubjectKind): TableModel {
  const table = kind.toLowerCase();
  const isFact = ROW_KINDS.some((of) => of === kind);
  return {
    ...(isFact && { isFact }),
    asSaid: (version, asking) => [
      ...asTheyAre(version, UNCLAIMED[kind]),
      ...(isFact ? [supported(version, asking)] : []),
      ...(hasAttestation(kind) ? [attestedUntil(version, asking)] : []),
      ...keptOf(kind).flatMap((kept) => keptColumns(version, asking, table, kept)),
    ],
  };
}

/** Whether there was a country or an organization on a day. */
const existedOn = (thing: Sql, day: Sql): Sql => sql`${thing}.existed @> ${day}`;

/** Names and codes: there while somebody gives them, or a claim says them. */
const severalTable = (property: SeveralProperty): TableModel => ({
  heldOn: (row, day) => sql`${row}.valid @> ${day}`,
  isSaid: (row, asking) => {
    const claim = claimsSaying(asking, row, property);
    return sql`(cardinality(${row}.given_by) > 0 or exists (select from ${claim.from} where ${claim.where}))`;
  },
});

/** What of each table depends on what had been said, or on the day that is asked for. */
export const tables: Readonly<Record<string, TableModel>> = {
  ...Object.fromEntries(CLAIM_SUBJECT_KINDS.map((kind) => [kind.toLowerCase(), tableOf(kind)])),
  relationship: { ...tableOf('RELATIONSHIP'), heldOn: heldOn('relationship') },
  tenure: { ...tableOf('TENURE'), heldOn: heldOn('tenure') },
  quantity: { isFact: true, asSaid: (row, asking) => quantity(row, asking) },
  country: { ...tableOf('COUNTRY'), heldOn: existedOn },
  organization: { ...tableOf('ORGANIZATION'), heldOn: existedOn },
  entity_name: severalTable('name'),
  external_id: severalTable('code'),
};
