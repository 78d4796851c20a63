import { outranksGivenSql } from '../../model/what-stands';
import { CLAIM_SUBJECT_KINDS, type ClaimSubjectKind } from '../../model/kinds';
import type { AsSaid, CompileContext, TableModel } from '../../query/compile/compile-context';

import { bySlug } from '../../query/compile/reference';
import { standsAt } from '../../query/compile/scope';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { ClaimJoins } from './claim-joins.read';
import {
  attestations,
  effectiveClaims,
  supportingClaims,
  saidBy,
  standing as standingClaimAbout,
} from './effective-claims.read';
import { heldOn } from './held-on.read';
import { isoCode } from './iso-code.read';
import type { MultiValuedProperty } from './evidence-for.read';
import { isThereAsSaid } from './values.read';
import { ROW_KINDS } from '../implicit-claims';
import type { Column } from '../../model/storage';
import { findProperty, storedValuesOf, type StoredValue, type Property } from '../../model/vocabulary';

/** Columns that do not depend on claims: identity, summaries, codes. */
const unclaimedColumns = (version: Sql, names: string): Sql[] =>
  names.split(' ').map((name) => sql`${version}.${raw(name)}`);

/** Whether a claim supports the fact under `saidBy`; an event is also supported by its participations. */
function effective(version: Sql, context: CompileContext, kind: ClaimSubjectKind): Sql {
  const isSupported = (fact: Sql) => {
    const claim = supportingClaims(context, fact);
    return sql`exists (select from ${claim.from} where ${claim.where})`;
  };
  if (kind !== 'EVENT') return sql`${isSupported(version)} as effective`;
  const seat = context.alias('seat');
  return sql`(${isSupported(version)} or exists (select from participation ${seat} where ${seat}.event_id = ${version}.id
    and ${standsAt(context.scope, seat)} and ${isSupported(seat)})) as effective`;
}

/** The columns of a storage under `saidBy`, each ending in its name. */
function storedColumns(
  claims: ClaimJoins,
  context: CompileContext,
  { storage, origin, properties }: StoredValue,
): Sql[] {
  if (storage.field === 'term') return term(claims);
  const { name: property, undecided } = properties[0] as Property;
  const valueOf = ({ name, sql: standing, before, isReference }: Column) => {
    const of = claims.fromStanding(property, standing);
    const claimed = isReference ? bySlug(context, of, ['COUNTRY']) : of;
    const otherwise =
      undecided === undefined || name !== property
        ? raw(before)
        : sql`case when ${claims.isClaimed(property)} then ${raw(`'${undecided}'`)} else ${raw(before)} end`;
    if (origin === 'row')
      return sql`coalesce(${claimed}, ${claims.implicitValue(property, name)}, ${otherwise})`;
    if (origin === 'claims') return sql`coalesce(${claimed}, ${raw(before)})`;
    const given = (column: string) => claims.initialValue(property, column);
    const first = given(storage.columns[0]!.name);
    const row = claims.standingRow(property);
    const stands = sql`${claims.fromStanding(property, 'standing.id')} is not null
      and (${first} is null or ${outranksGivenSql(row.sql, row.sql, claims.reliabilityOfGiven())})`;
    return sql`case when ${stands} then ${claimed} when ${claims.isDenied(property, first)}
      then coalesce(${claimed}, ${raw(before)}) else coalesce(${given(name)}, ${raw(before)}) end`;
  };
  const columns = storage.columns.map((column) => sql`${valueOf(column)} as ${raw(column.name)}`);
  if (!storage.range) return columns;
  const [, earliest, latest] = storage.columns.map(valueOf) as [Sql, Sql, Sql];
  return [...columns, sql`daterange(${earliest}, ${latest}, '[]') as ${raw(storage.range)}`];
}

/** One side of a term's EDTF, as `joinSpan` writes it. */
const side = (end: Sql) =>
  sql`case when ${end} like 'XXXX%' then '' else regexp_replace(${end}, '(-XX)+$', '') end`;

function term(claims: ClaimJoins): Sql[] {
  const text = (property: string) => claims.fromStanding(property, "standing.value #>> '{}'");
  const [start, end] = [
    sql`coalesce(${text('term.start')}, 'XXXX')`,
    sql`coalesce(${text('term.end')}, '..')`,
  ];
  const row = (column: string) => claims.implicitValue('term', column);
  const earliest = sql`coalesce(${claims.fromStanding('term.start', 'standing.value_earliest')}, ${row('term_earliest')})`;
  const claimed = sql`coalesce(${claims.fromStanding('term.end', 'standing.value_latest')}, ${row('term_latest')})`;
  // Of ends that claims have moved one after the other, perhaps only the first had been said. A term does not end
  // before it starts; its end is then unknown.
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

function quantity(version: Sql, context: CompileContext): AsSaid {
  const claims = new ClaimJoins(version, context, 'quantity');
  const standing = claims.joined('standing', 'standing', () =>
    standingClaimAbout(context, sql`${version}.event_id`, sql`${version}.property`),
  );
  const claim = effectiveClaims(context, sql`${version}.event_id`);
  const { columns } = findProperty('EVENT', 'quantity.of-any-kind')!.storage!;
  return {
    columns: [
      ...unclaimedColumns(version, 'event_id property'),
      sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${version}.property) as effective`,
      ...columns.map(
        ({ name, sql: of, before }) =>
          sql`coalesce(${raw(of.replaceAll(/\bstanding\./g, `${standing.sql}.`))}, ${raw(before)}) as ${raw(name)}`,
      ),
    ],
    joins: claims.joins,
  };
}

/** The columns of each kind that do not depend on claims. */
const UNCLAIMED: Readonly<Record<ClaimSubjectKind, string>> = {
  EVENT:
    'id record_claim_id version label summary folded_summary series_id edition super_event_id cameo_code quad_class goldstein dataset_id',
  PARTICIPATION: 'id record_claim_id event_id participant_id country_id',
  RELATIONSHIP: 'id record_claim_id subject_id object_id type directed summary dataset_id',
  TENURE: 'id record_claim_id leader_id country_id role dataset_id',
  LEADER: 'id version label',
  COUNTRY: 'id version label region subregion latitude longitude',
  ORGANIZATION: 'id version label kind country_id',
};

/** The ISO 3166-1 columns of a country under `saidBy`, chosen as by `isoCodesOf`. */
const isoCodes = (version: Sql, context: CompileContext): Sql[] => [
  sql`${isoCode(context, sql`${version}.id`, 'ISO_ALPHA2')} as iso2`,
  sql`${isoCode(context, sql`${version}.id`, 'ISO_ALPHA3')} as iso3`,
];

const hasAttestation = (kind: ClaimSubjectKind) => kind === 'RELATIONSHIP' || kind === 'TENURE';

/**
 * The last day up to which an open end is attested under `saidBy`: an edition attests nothing before its publication.
 */
function attestedUntil(version: Sql, context: CompileContext): Sql {
  const claim = attestations(context, version);
  const last = sql`(select max(${claim.row}.said_on) from ${claim.from} where ${claim.where})`;
  return sql`case when ${version}.attested_until is not null then least(${version}.attested_until, ${last}) end as attested_until`;
}

function tableOf(kind: ClaimSubjectKind): TableModel {
  const table = kind.toLowerCase();
  const isFact = ROW_KINDS.some((of) => of === kind);
  return {
    ...(isFact && { isFact }),
    asSaid: (version, context) => {
      const claims = new ClaimJoins(version, context, table);
      const columns = [
        ...unclaimedColumns(version, UNCLAIMED[kind]),
        ...(kind === 'COUNTRY' ? isoCodes(version, context) : []),
        ...(isFact ? [effective(version, context, kind)] : []),
        ...(hasAttestation(kind) ? [attestedUntil(version, context)] : []),
        ...storedValuesOf(kind).flatMap((stored) => storedColumns(claims, context, stored)),
      ];
      return { columns, joins: claims.joins };
    },
  };
}

/** Whether a country or organization existed on a day. */
const existedOn = (thing: Sql, day: Sql): Sql => sql`${thing}.existed @> ${day}`;

/** Names and codes are listed unless they are denied. */
const valueTable = (property: MultiValuedProperty): TableModel => ({
  heldOn: (row, day) => sql`${row}.valid @> ${day}`,
  isThere: (row) => sql`not ${row}.denied`,
  isThereAsSaid: (row, context) => isThereAsSaid(context, row, property),
});

/**
 * Whether a source was public by the scope's `saidBy`: published, or with a claim made, by then. A source was published
 * no later than it was recorded, as a claim was made no later than it was.
 */
function isPublic(source: Sql, context: CompileContext): Sql {
  const { said } = context.scope;
  const claim = context.scan('claim');
  return sql`(coalesce(${source}.published_at_latest, ${source}.published_at_earliest) <= ${said}::date
      or ${source}.published_at_edtf is not null and ${firstRecorded(source)} <= ${said}::date
      or exists (select from ${claim.from} where ${claim.row}.source_id = ${source}.id and ${claim.where}))`;
}

/** The day on which a source was first recorded. */
const firstRecorded = (source: Sql): Sql =>
  sql`(select (at at time zone 'UTC')::date from recording where id = (
    select min(first.from_recording) from source first where first.id = ${source}.id))`;

/** For each table, what depends on `saidBy` or `validAt`. */
export const tables: Readonly<Record<string, TableModel>> = {
  ...Object.fromEntries(CLAIM_SUBJECT_KINDS.map((kind) => [kind.toLowerCase(), tableOf(kind)])),
  relationship: { ...tableOf('RELATIONSHIP'), heldOn: heldOn('relationship') },
  tenure: { ...tableOf('TENURE'), heldOn: heldOn('tenure') },
  quantity: { isFact: true, asSaid: (row, context) => quantity(row, context) },
  country: { ...tableOf('COUNTRY'), heldOn: existedOn },
  organization: { ...tableOf('ORGANIZATION'), heldOn: existedOn },
  claim: { isThereAsSaid: (claim, context) => saidBy(context, claim) },
  source: { isPublic },
  entity_name: valueTable('name'),
  external_id: valueTable('code'),
};
