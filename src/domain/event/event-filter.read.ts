import { ACTOR_KINDS } from '../../engine/model/kinds';
import { groupsOf } from '../organization/membership.read';
import { participationFilter } from '../participation/participation.read';
import { mayBeThere } from '../participation/presence.read';
import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import {
  compileFilter,
  enumFilter,
  idFilter,
  numberFilter,
  dayRangesOf,
  stringFilter,
  timeFilter,
} from '../../engine/query/compile/filter';
import type { Filter, Predicate } from '../../engine/query/compile/model';
import { countOf, eachOf, referAll } from '../../engine/query/compile/reference-list';
import { and, or, sql, type Sql } from '../../engine/query/compile/sql';
import { eventMatchesText } from '../entity/matches-text.read';

const EARTH_KM = 6371.0088;
const KM_OF_A_DEGREE = (Math.PI / 180) * EARTH_KM;

/** The ids of the events in which things take part, themselves or as the country represented. */
function involving(context: CompileContext, matches: Sql): Sql {
  if (context.scope.said === null) {
    const involvement = context.versions('involvement');
    return sql`select ${involvement.row}.event_id from ${involvement.from} where ${involvement.row}.entity_id ${matches} and ${involvement.where}`;
  }
  const inPerson = context.scan('participation');
  const represented = context.scan('participation');
  return sql`select ${inPerson.row}.event_id from ${inPerson.from} where ${inPerson.row}.participant_id ${matches} and ${inPerson.where}
    union all
    select ${represented.row}.event_id from ${represented.from} where ${represented.row}.country_id ${matches} and ${represented.where}`;
}

/**
 * The events in which a group takes part to which one of these belonged at the time. The overlap is written so that
 * no index applies: most memberships last for years, and are better found by the group.
 */
function eventsOfGroups(context: CompileContext, members: Sql): Sql {
  const group = groupsOf(context, members);
  const participation = context.scan('participation');
  const event = context.scan('event');
  return sql`select ${participation.row}.event_id from ${group.from}
    join ${participation.from} on ${participation.row}.participant_id = ${group.row.id} and ${participation.where}
    join ${event.from} on ${event.row}.id = ${participation.row}.event_id and ${event.where}
    where not isempty(${group.row.during} * ${event.row}.time)`;
}

// The planner considers each condition in combination with every other.
const MAX_APART = 6;

const participant: Predicate<Sql> = (event, value, context, path) => {
  const [all, any] = [value.param('all'), value.param('any')];
  const includeMembers = value.read('includeMembers');
  if (includeMembers) context.weigh([...path, 'includeMembers']);
  const eventsOf = (matches: Sql, ids: Sql) => {
    const own = involving(context, matches);
    return includeMembers ? sql`${own} union all ${eventsOfGroups(context, ids)}` : own;
  };
  const among = (events: Sql) => sql`${event}.id in (${events})`;
  const conditions: Sql[] = [];
  if (all != null && countOf(context, all) <= MAX_APART) {
    const ids = eachOf(context, all, ACTOR_KINDS, [...path, 'all']);
    conditions.push(...ids.map((id) => among(eventsOf(sql`= ${id}`, sql`array[${id}]`))));
  } else if (all != null) {
    const ids = referAll(context, all, ACTOR_KINDS, [...path, 'all']);
    const [one, found] = [context.alias('one'), context.alias('found')];
    conditions.push(
      among(sql`select ${found}.event_id from (select distinct unnest(${ids}) as id) ${one},
        lateral (${eventsOf(sql`= ${one}.id`, sql`array[${one}.id]`)}) ${found}
        group by ${found}.event_id having count(distinct ${one}.id) = (select count(distinct id) from unnest(${ids}) id)`),
    );
  }
  if (any != null) {
    const ids = referAll(context, any, ACTOR_KINDS, [...path, 'any']);
    conditions.push(among(eventsOf(sql`= any(${ids})`, ids)));
  }
  return and(conditions);
};

const participation: Predicate<Sql> = (event, value, context, path) => {
  const matching = (operator: 'some' | 'none') => {
    const { row, from, where: standing } = context.scan('participation');
    const conditions = compileFilter(participationFilter, row, value.object(operator), context, [
      ...path,
      operator,
    ]);
    return sql`exists (select from ${from} where ${and([sql`${row}.event_id = ${event}.id`, standing, ...conditions])})`;
  };
  return and([
    ...(value.has('some') ? [matching('some')] : []),
    ...(value.has('none') ? [sql`not ${matching('none')}`] : []),
  ]);
};

/** The number of countries represented: those with a participation that implies definite or possible presence. */
const countriesPresent = (event: Sql, context: CompileContext): Sql => {
  const { row, from, where } = context.scan('participation');
  return sql`(select count(distinct ${row}.country_id) from ${from} where ${row}.event_id = ${event}.id and ${where}
    and ${mayBeThere(row)})`;
};

/** Within a great-circle distance: a bounding box first, which an index supports, then the haversine formula. */
const near: Predicate<Sql> = (event, value, _context, path) => {
  const [latitude, longitude, km] = ['latitude', 'longitude', 'km'].map((name): number =>
    value.read(name),
  ) as [number, number, number];
  if (Math.abs(latitude) > 90)
    throw badInput([...path, 'latitude'], `latitude is ${latitude}; it must be from -90 to 90 degrees.`);
  if (Math.abs(longitude) > 180)
    throw badInput([...path, 'longitude'], `longitude is ${longitude}; it must be from -180 to 180 degrees.`);
  if (!(km > 0)) throw badInput([...path, 'km'], `km is ${km}; it must be greater than 0.`);
  const haversine = sql`2 * ${EARTH_KM}::float8 * asin(least(1, sqrt(
    power(sin(radians(${event}.latitude - ${latitude}::float8) / 2), 2)
    + cos(radians(${latitude}::float8)) * cos(radians(${event}.latitude)) * power(sin(radians(${event}.longitude - ${longitude}::float8) / 2), 2))))`;
  const boxes = boxesAround(latitude, longitude, km).map(
    ([west, south, east, north]) =>
      sql`point(${event}.longitude, ${event}.latitude) <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`,
  );
  return sql`${event}.latitude is not null and ${event}.longitude is not null and ${or(boxes)} and ${haversine} <= ${km}::float8`;
};

/** Bounding boxes of the circle in degrees: two if it crosses the 180th meridian. */
function boxesAround(latitude: number, longitude: number, km: number): [number, number, number, number][] {
  const reach = km / KM_OF_A_DEGREE;
  const [south, north] = [Math.max(-90, latitude - reach), Math.min(90, latitude + reach)];
  if (south === -90 || north === 90) return [[-180, south, 180, north]];
  const ratio =
    Math.sin(Math.min(reach * (Math.PI / 180), Math.PI / 2)) / Math.cos(latitude * (Math.PI / 180));
  if (ratio >= 1) return [[-180, south, 180, north]];
  const spread = Math.asin(ratio) * (180 / Math.PI);
  const [west, east] = [longitude - spread, longitude + spread];
  if (west < -180)
    return [
      [west + 360, south, 180, north],
      [-180, south, east, north],
    ];
  if (east > 180)
    return [
      [west, south, 180, north],
      [-180, south, east - 360, north],
    ];
  return [[west, south, east, north]];
}

/** The events about which a source makes claims, or about whose participations it does. */
const source: Predicate<Sql> = (event, value, context, path) => {
  const claim = context.scan('claim');
  const participant = context.scan('participation');
  const cites = idFilter(['SOURCE'], (row: Sql) => sql`${row}.source_id`)(claim.row, value, context, path);
  return sql`exists (select from ${claim.from} where ${cites} and ${claim.where} and (${claim.row}.subject_id = ${event}.id
    or ${claim.row}.subject_id in (select ${participant.row}.id from ${participant.from} where ${participant.row}.event_id = ${event}.id and ${participant.where})))`;
};

/**
 * Overlap; also bounds the start of the event by the end of the period, since most indexes are ordered by start.
 */
const time: Predicate<Sql> = (event, value, context, path) =>
  and([
    ...dayRangesOf(value, path).flatMap(([, to]) =>
      to === null
        ? []
        : [sql`coalesce(${event}.time_earliest, '-infinity'::date) <= coalesce(${to}::date, 'infinity')`],
    ),
    timeFilter<Sql>((row) => sql`${row}.time`)(event, value, context, path),
  ]);

export const eventFilter: Filter<Sql> = {
  fields: {
    text: (event, text, context) => eventMatchesText(context, sql`${event}.id`, text),
    type: enumFilter('EventType', (event) => sql`${event}.type`),
    status: enumFilter('EventStatus', (event) => sql`${event}.status`),
    quadClass: enumFilter('QuadClass', (event) => sql`${event}.quad_class`),
    cameoCode: stringFilter((event) => sql`${event}.cameo_code`),
    goldstein: numberFilter((event) => sql`${event}.goldstein`),
    time,
    placeCountry: idFilter(['COUNTRY'], (event) => sql`${event}.place_country_id`),
    near,
    participant,
    participation,
    countriesPresent: numberFilter(countriesPresent),
    series: idFilter(['SERIES'], (event) => sql`${event}.series_id`),
    edition: stringFilter((event) => sql`${event}.edition`),
    dataset: idFilter(['DATASET'], (event) => sql`${event}.dataset_id`),
    source,
  },
};
