import type { Asking } from '../read/asking';
import type { TableModel } from '../read/model';
import { bySlug } from '../read/reference';
import { recordedBy, standsAt } from '../read/scope';
import { raw, sql, type Sql } from '../read/sql';
import { heardClaims, holdingClaims, isRowHeard, standing } from './heard-claims.read';
import { heldOn } from './held-on.read';

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
  sql`(select ${raw(expression)} from (${standing(asking, sql`${version}.id`, property)}) standing)`;

const text = (version: Sql, asking: Asking, property: string) =>
  ofStanding(version, asking, property, "standing.value #>> '{}'");

/** Whether what the row says of a property stands without a claim: the row had been said, and nothing is claimed about it. */
function standsUnclaimed(version: Sql, asking: Asking, property: string): Sql {
  const claim = asking.alias('claim');
  // A term is made of both its ends; whoever speaks of one makes the row say the other.
  const about = property === 'term' ? raw("in ('term.start', 'term.end')") : raw(`= '${property}'`);
  return sql`(${version}.record_claim_id is not null and ${isRowHeard(asking, version)} and not exists (
    select from claim ${claim} where ${claim}.subject_id = ${version}.id and ${claim}.property ${about}
      and ${standsAt(asking.scope, claim)}))`;
}

/** What of a property came with the row, as a column of the version; null once claims decide. */
const asTheRowHasIt = (version: Sql, asking: Asking, property: string, column: string): Sql =>
  sql`case when ${standsUnclaimed(version, asking, property)} then ${version}.${raw(column)} end`;

/** The three columns and the range of a span, with what they are while no claim stands. */
function span(version: Sql, asking: Asking, property: string, name: string, otherwise: string): Sql[] {
  const bound = (which: string) =>
    sql`coalesce(${ofStanding(version, asking, property, `standing.value_${which}`)},
      ${asTheRowHasIt(version, asking, property, `${name}_${which}`)})`;
  return [
    sql`coalesce(${text(version, asking, property)},
      ${asTheRowHasIt(version, asking, property, `${name}_edtf`)}, ${raw(otherwise)}) as ${raw(`${name}_edtf`)}`,
    sql`${bound('earliest')} as ${raw(`${name}_earliest`)}`,
    sql`${bound('latest')} as ${raw(`${name}_latest`)}`,
    sql`daterange(${bound('earliest')}, ${bound('latest')}, '[]') as ${raw(name)}`,
  ];
}

const enumColumn = (version: Sql, asking: Asking, property: string, type: string, otherwise: string) =>
  sql`coalesce(${text(version, asking, property)}::${raw(`"${type}"`)},
    ${asTheRowHasIt(version, asking, property, property)}, ${raw(otherwise)}::${raw(`"${type}"`)}) as ${raw(property)}`;

/** A column that came without a claim: while none stands it is as it was before anything was said about the property. */
function initially(version: Sql, asking: Asking, table: string, property: string, name: string): Sql {
  const [first, claim] = [asking.alias('first'), asking.alias('claim')];
  return sql`(select ${first}.${raw(name)} from ${raw(table)} ${first} where ${first}.id = ${version}.id
    and ${recordedBy(asking.scope, sql`${first}.from_recording`)}
    and ${first}.from_recording < coalesce((select min(${claim}.from_recording) from claim ${claim}
      where ${claim}.subject_id = ${version}.id and ${claim}.property = ${raw(`'${property}'`)}
        and ${recordedBy(asking.scope, sql`${claim}.from_recording`)}), 9223372036854775807)
    order by ${first}.from_recording desc limit 1)`;
}

/** A span that may have come without a claim. */
function initialSpan(version: Sql, asking: Asking, table: string, name: string): Sql[] {
  const stands = sql`exists (${standing(asking, sql`${version}.id`, name)})`;
  const columns = [
    ['edtf', "standing.value #>> '{}'"],
    ['earliest', 'standing.value_earliest'],
    ['latest', 'standing.value_latest'],
  ] as const;
  return columns.map(
    ([suffix, expression]) =>
      sql`case when ${stands} then ${ofStanding(version, asking, name, expression)}
        else ${initially(version, asking, table, name, `${name}_${suffix}`)} end as ${raw(`${name}_${suffix}`)}`,
  );
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

function place(version: Sql, asking: Asking): Sql[] {
  const part = (name: string) => ofStanding(version, asking, 'place', `standing.value ->> '${name}'`);
  const row = (column: string) => asTheRowHasIt(version, asking, 'place', column);
  return [
    sql`coalesce(${part('name')}, ${row('place_name')}) as place_name`,
    sql`coalesce(${bySlug(asking, part('country'), ['COUNTRY'])}, ${row('place_country_id')}) as place_country_id`,
    sql`coalesce(${part('latitude')}::float8, ${row('latitude')}) as latitude`,
    sql`coalesce(${part('longitude')}::float8, ${row('longitude')}) as longitude`,
    sql`coalesce(${part('precision')}::"PlacePrecision", ${row('place_precision')}, 'UNKNOWN') as place_precision`,
  ];
}

function quantity(version: Sql, asking: Asking): Sql[] {
  const about = standing(asking, sql`${version}.event_id`, sql`${version}.property`);
  const part = (name: string) =>
    sql`(select standing.value ->> ${raw(`'${name}'`)} from (${about}) standing)`;
  const claim = heardClaims(asking, sql`${version}.event_id`);
  return [
    ...asTheyAre(version, 'event_id property'),
    sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${version}.property) as supported`,
    ...['value', 'low', 'high'].map((name) => sql`${part(name)}::float8 as ${raw(name)}`),
    sql`${part('unit')} as unit`,
    sql`coalesce(${part('approximate')}::boolean, false) as approximate`,
  ];
}

/** What of each table depends on what had been said, or on the day that is asked for. */
export const tables: Readonly<Record<string, TableModel>> = {
  event: {
    isFact: true,
    asSaid: (event, asking) => [
      ...asTheyAre(
        event,
        'id record_claim_id version label summary folded_summary series_id edition super_event_id cameo_code quad_class goldstein dataset_id',
      ),
      supported(event, asking),
      enumColumn(event, asking, 'type', 'EventType', "'OTHER'"),
      enumColumn(event, asking, 'status', 'EventStatus', "'SCHEDULED'"),
      ...span(event, asking, 'time', 'time', "'XXXX'"),
      ...place(event, asking),
    ],
  },
  quantity: { isFact: true, asSaid: (row, asking) => quantity(row, asking) },
  participation: {
    isFact: true,
    asSaid: (participation, asking) => [
      ...asTheyAre(participation, 'id record_claim_id event_id participant_id country_id'),
      supported(participation, asking),
      sql`coalesce(${text(participation, asking, 'role')}::"ParticipationRole",
          ${initially(participation, asking, 'participation', 'role', 'role')}, 'PARTICIPANT') as role`,
      sql`coalesce(${text(participation, asking, 'level')}::"ProtocolLevel",
          ${asTheRowHasIt(participation, asking, 'level', 'level')}) as level`,
      enumColumn(participation, asking, 'status', 'AttendanceStatus', "'UNKNOWN'"),
      sql`${ofStanding(participation, asking, 'status', 'standing.confidence')} as confidence`,
      sql`${text(participation, asking, 'reason')} as reason`,
    ],
  },
  relationship: {
    isFact: true,
    heldOn: heldOn('relationship'),
    asSaid: (relationship, asking) => [
      ...asTheyAre(
        relationship,
        'id record_claim_id subject_id object_id type directed attested_until summary dataset_id',
      ),
      supported(relationship, asking),
      enumColumn(relationship, asking, 'status', 'RelationshipStatus', "'ACTIVE'"),
      ...span(relationship, asking, 'valid', 'valid', "'XXXX'"),
      sql`coalesce(${text(relationship, asking, 'polarity')}::float8,
          ${asTheRowHasIt(relationship, asking, 'polarity', 'polarity')}) as polarity`,
      sql`${text(relationship, asking, 'reason')} as reason`,
    ],
  },
  tenure: {
    isFact: true,
    heldOn: heldOn('tenure'),
    asSaid: (tenure, asking) => [
      ...asTheyAre(tenure, 'id record_claim_id leader_id country_id role attested_until dataset_id'),
      supported(tenure, asking),
      sql`coalesce(${text(tenure, asking, 'office')}, ${asTheRowHasIt(tenure, asking, 'office', 'office')}, '') as office`,
      ...term(tenure, asking),
    ],
  },
  leader: {
    asSaid: (leader, asking) => [
      ...asTheyAre(leader, 'id version label'),
      ...initialSpan(leader, asking, 'leader', 'born'),
      ...initialSpan(leader, asking, 'leader', 'died'),
    ],
  },
  country: {
    asSaid: (country, asking) => [
      ...asTheyAre(country, 'id version label iso2 iso3 region subregion latitude longitude'),
      sql`coalesce(${text(country, asking, 'capital')}, ${initially(country, asking, 'country', 'capital', 'capital')}) as capital`,
    ],
  },
  entity_name: { heldOn: (name, day) => sql`${name}.valid @> ${day}` },
  external_id: { heldOn: (code, day) => sql`${code}.valid @> ${day}` },
};
