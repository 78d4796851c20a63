import { labelOf } from '../../domain/entity/entity.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId, columnOf } from '../../engine/query/compile/fields';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';
import type { EventGroup } from './statistics.enums';

/** How events are grouped. */
export interface Group {
  /** What is joined to an event, and the key of each joined row; null for an event without the value. */
  keys(context: CompileContext, event: Sql): { join: Sql; key: Sql };
  /** Whether one event can have several keys, and the same key more than once. */
  isMany?: true;
  /** A key in the form that filters take. */
  text(key: Sql): Sql;
  /** A key as a label; null if it has no name in the scope. */
  label(context: CompileContext, key: Sql): Sql;
  /** Where a key is on a map, as JSON [latitude, longitude]; for keys that are no places undefined. */
  point?(context: CompileContext, key: Sql): Sql;
}

const ofEvent = (name: string): Pick<Group, 'keys'> => ({
  keys: (_context, event) => ({ join: raw(''), key: columnOf(event, name) }),
});

const asEnum: Pick<Group, 'text' | 'label'> = {
  text: (key) => sql`${key}::text`,
  label: (_context, key) => sql`${key}::text`,
};

const labelIn =
  (table: string, name = 'label'): Group['label'] =>
  (context, key) => {
    const { from, row, where } = byRowId(context, table, key);
    return sql`(select ${columnOf(row, name)} from ${from} where ${where})`;
  };

const slug = (key: Sql) => sql`(select slug from entity where id = ${key})`;
const globalId = (type: string) => (key: Sql) => sql`${raw(`'${type}_'`)} || ${key}`;

export const GROUPS: Readonly<Record<EventGroup, Group>> = {
  TYPE: { ...ofEvent('type'), ...asEnum },
  QUAD_CLASS: { ...ofEvent('quad_class'), ...asEnum },
  STATUS: { ...ofEvent('status'), ...asEnum },
  PLACE_COUNTRY: { ...ofEvent('place_country_id'), text: slug, label: labelIn('country'), point: centerOf },
  PARTICIPANT: {
    keys(context, event) {
      const { from, row, where } = context.scan('participation');
      return {
        join: sql`left join ${from} on ${row}.event_id = ${event}.id and ${where}`,
        key: sql`${row}.participant_id`,
      };
    },
    isMany: true,
    text: slug,
    label: labelOf,
  },
  SERIES: { ...ofEvent('series_id'), text: slug, label: labelIn('series') },
  DATASET: { ...ofEvent('dataset_id'), text: globalId('dataset'), label: labelIn('dataset', 'name') },
  SOURCE: { keys: claimSources, isMany: true, text: globalId('source'), label: labelIn('source', 'title') },
};

/** The center of a country. */
function centerOf(context: CompileContext, key: Sql): Sql {
  const { from, row, where } = byRowId(context, 'country', key);
  return sql`(select json_build_array(${columnOf(row, 'latitude')}, ${columnOf(row, 'longitude')}) from ${from} where ${where})`;
}

/**
 * The sources of an event, the same as for EventFilter.source: of claims about it, or about its
 * participations.
 */
function claimSources(context: CompileContext, event: Sql): { join: Sql; key: Sql } {
  const participation = context.scan('participation');
  const [ofItself, ofParticipation] = [context.scan('claim'), context.scan('claim')];
  const row = context.alias('teller');
  return {
    join: sql`left join lateral (
      select ${ofItself.row}.source_id from ${ofItself.from} where ${ofItself.row}.subject_id = ${event}.id and ${ofItself.where}
      union all
      select ${ofParticipation.row}.source_id from ${participation.from}
        join ${ofParticipation.from} on ${ofParticipation.row}.subject_id = ${participation.row}.id and ${ofParticipation.where}
        where ${participation.row}.event_id = ${event}.id and ${participation.where}) ${row} on true`,
    key: sql`${row}.source_id`,
  };
}
