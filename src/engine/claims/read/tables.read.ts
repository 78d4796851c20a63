import { CLAIM_SUBJECT_KINDS, type ClaimSubjectKind } from '../../model/kinds';
import type { AsSaid, CompileContext, TableModel } from '../../query/compile/compile-context';

import { bySlug } from '../../query/compile/reference';
import { standsAt } from '../../query/compile/scope';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { Beside } from './beside.read';
import {
  attestations,
  effectiveClaims,
  holdingClaims,
  standing as standingClaimAbout,
} from './effective-claims.read';
import { heldOn } from './held-on.read';
import { isThereAsSaid, type SeveralProperty } from './several.read';
import { ROW_KINDS } from '../implicit-claims';
import type { Column } from '../../model/storage';
import { findProperty, keptOf, type Kept, type Property } from '../../model/vocabulary';

/** Columns that are the same whatever had been said: identity, wording, codes. */
const asTheyAre = (version: Sql, names: string): Sql[] =>
  names.split(' ').map((name) => sql`${version}.${raw(name)}`);

/** Whether any claim that had been said holds the fact up; an event is held up by who takes part in it as well. */
function supported(version: Sql, context: CompileContext, kind: ClaimSubjectKind): Sql {
  const isHeldUp = (fact: Sql) => {
    const claim = holdingClaims(context, fact);
    return sql`exists (select from ${claim.from} where ${claim.where})`;
  };
  if (kind !== 'EVENT') return sql`${isHeldUp(version)} as supported`;
  const seat = context.alias('seat');
  return sql`(${isHeldUp(version)} or exists (select from participation ${seat} where ${seat}.event_id = ${version}.id
    and ${standsAt(context.scope, seat)} and ${isHeldUp(seat)})) as supported`;
}

/** The columns that a storage has, as they stand among what had been said, each ending in its name. */
function keptColumns(beside: Beside, context: CompileContext, { storage, origin, properties }: Kept): Sql[] {
  if (storage.field === 'term') return term(beside);
  const { name: property, undecided } = properties[0] as Property;
  const valueOf = ({ name, sql: standing, before, isReference }: Column) => {
    const of = beside.ofStanding(property, standing);
    const claimed = isReference ? bySlug(context, of, ['COUNTRY']) : of;
    const otherwise =
      undecided === undefined || name !== property
        ? raw(before)
        : sql`case when ${beside.isDenied(property)} then ${raw(`'${undecided}'`)} else ${raw(before)} end`;
    if (origin === 'row')
      return sql`coalesce(${claimed}, ${beside.asTheRowHasIt(property, name)}, ${otherwise})`;
    if (origin === 'claims') return sql`coalesce(${claimed}, ${raw(before)})`;
    const stands = sql`${beside.ofStanding(property, 'standing.id')} is not null`;
    const given = (column: string) => beside.initially(property, column);
    return sql`case when ${stands} then ${claimed} when ${beside.isDenied(property, given(storage.columns[0]!.name))}
      then ${raw(before)} else coalesce(${given(name)}, ${raw(before)}) end`;
  };
  const columns = storage.columns.map((column) => sql`${valueOf(column)} as ${raw(column.name)}`);
  if (!storage.range) return columns;
  const [, earliest, latest] = storage.columns.map(valueOf) as [Sql, Sql, Sql];
  return [...columns, sql`daterange(${earliest}, ${latest}, '[]') as ${raw(storage.range)}`];
}

/** A side of a term's EDTF, as joinSpan writes it. */
const side = (end: Sql) =>
  sql`case when ${end} like 'XXXX%' then '' else regexp_replace(${end}, '(-XX)+$', '') end`;

function term(beside: Beside): Sql[] {
  const text = (property: string) => beside.ofStanding(property, "standing.value #>> '{}'");
  const [start, end] = [
    sql`coalesce(${text('term.start')}, 'XXXX')`,
    sql`coalesce(${text('term.end')}, '..')`,
  ];
  const row = (column: string) => beside.asTheRowHasIt('term', column);
  const earliest = sql`coalesce(${beside.ofStanding('term.start', 'standing.value_earliest')}, ${row('term_earliest')})`;
  const claimed = sql`coalesce(${beside.ofStanding('term.end', 'standing.value_latest')}, ${row('term_latest')})`;
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

function quantity(version: Sql, context: CompileContext): AsSaid {
  const beside = new Beside(version, context, 'quantity');
  const standing = beside.lookedUp('standing', 'standing', () =>
    standingClaimAbout(context, sql`${version}.event_id`, sql`${version}.property`),
  );
  const claim = effectiveClaims(context, sql`${version}.event_id`);
  const { columns } = findProperty('EVENT', 'quantity.of-any-kind')!.storage!;
  return {
    columns: [
      ...asTheyAre(version, 'event_id property'),
      sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${version}.property) as supported`,
      ...columns.map(
        ({ name, sql: of, before }) =>
          sql`coalesce(${raw(of.replaceAll(/\bstanding\./g, `${standing.sql}.`))}, ${raw(before)}) as ${raw(name)}`,
      ),
    ],
    joins: beside.joins,
  };
}

/** What is the same of each kind whatever had been said: identity, wording, codes. */
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

/** The columns of a country with its codes of ISO 3166-1, by what had been said: those of isoCodesOf. */
function isoCodes(version: Sql, context: CompileContext): Sql[] {
  return [
    ['iso2', 'ISO_ALPHA2'],
    ['iso3', 'ISO_ALPHA3'],
  ].map(([column, scheme]) => {
    const { row: code, from, where } = context.versions('external_id');
    return sql`(select ${code}.value from ${from} where ${code}.entity_id = ${version}.id and ${code}.scheme = ${raw(`'${scheme}'`)}
      and ${where} order by ${code}.valid_latest desc nulls first, ${code}.id limit 1) as ${raw(column as string)}`;
  });
}

const hasAttestation = (kind: ClaimSubjectKind) => kind === 'RELATIONSHIP' || kind === 'TENURE';

/** How far an open end was attested by what had been said: an edition attests nothing before it is published. */
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
      const beside = new Beside(version, context, table);
      const columns = [
        ...asTheyAre(version, UNCLAIMED[kind]),
        ...(kind === 'COUNTRY' ? isoCodes(version, context) : []),
        ...(isFact ? [supported(version, context, kind)] : []),
        ...(hasAttestation(kind) ? [attestedUntil(version, context)] : []),
        ...keptOf(kind).flatMap((kept) => keptColumns(beside, context, kept)),
      ];
      return { columns, joins: beside.joins };
    },
  };
}

/** Whether there was a country or an organization on a day. */
const existedOn = (thing: Sql, day: Sql): Sql => sql`${thing}.existed @> ${day}`;

/** Names and codes: there unless they are denied. */
const severalTable = (property: SeveralProperty): TableModel => ({
  heldOn: (row, day) => sql`${row}.valid @> ${day}`,
  isThere: (row, context) =>
    context.scope.said === null ? sql`not ${row}.denied` : isThereAsSaid(context, row, property),
});

/** What of each table depends on what had been said, or on the day that is asked for. */
export const tables: Readonly<Record<string, TableModel>> = {
  ...Object.fromEntries(CLAIM_SUBJECT_KINDS.map((kind) => [kind.toLowerCase(), tableOf(kind)])),
  relationship: { ...tableOf('RELATIONSHIP'), heldOn: heldOn('relationship') },
  tenure: { ...tableOf('TENURE'), heldOn: heldOn('tenure') },
  quantity: { isFact: true, asSaid: (row, context) => quantity(row, context) },
  country: { ...tableOf('COUNTRY'), heldOn: existedOn },
  organization: { ...tableOf('ORGANIZATION'), heldOn: existedOn },
  entity_name: severalTable('name'),
  external_id: severalTable('code'),
};
