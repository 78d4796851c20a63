import type { ThingKind } from '../../engine/model/kinds';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId, columnOf } from '../../engine/query/compile/fields';
import { value, type ValueRead } from '../../engine/query/compile/model';
import { dayOf } from '../../engine/query/compile/scope';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';
import { latestOffice } from '../tenure/tenure.read';
import {
  describeCountry,
  describeEvent,
  describeLeader,
  describeOrganization,
  describeSeries,
} from './describe';
import { nameIn } from './entity.read';

/** What is read of a thing of a kind, as the elements of a JSON array, and how a line of English is made of it. */
interface Description {
  parts(thing: Sql, context: CompileContext): Sql;
  describe(parts: any): string;
}

const DESCRIPTIONS: Readonly<Record<ThingKind, Description>> = {
  COUNTRY: {
    parts: (country, context) =>
      sql`coalesce(${country}.subregion, ${country}.region), ${country}.capital, ${existence(country, context)}`,
    describe: describeCountry,
  },
  LEADER: {
    parts: (leader, context) =>
      sql`${latestOffice(context, sql`${leader}.id`, (tenure, when) => officeParts(context, tenure, when))}, ${leader}.born_edtf, ${leader}.died_edtf`,
    describe: describeLeader,
  },
  ORGANIZATION: {
    parts: (organization, context) =>
      sql`${organization}.kind, ${countryName(context, organization, 'country_id')}, ${existence(organization, context)}`,
    describe: describeOrganization,
  },
  EVENT: {
    parts: (event, context) =>
      sql`${event}.type, ${event}.status, ${event}.time_edtf, ${event}.place_name, ${countryName(context, event, 'place_country_id')}`,
    describe: describeEvent,
  },
  SERIES: {
    parts: (series, context) => {
      const { from, row, where } = context.scan('event');
      const edition = (aggregate: string) =>
        sql`(select ${raw(aggregate)} from ${from} where ${row}.series_id = ${series}.id and ${where})`;
      const year = (end: string) => edition(`extract(year from ${end}(${row.sql}.time_earliest))::text`);
      return sql`${edition('count(*)')}, ${year('min')}, ${year('max')}`;
    },
    describe: describeSeries,
  },
};

/** The field `description` of the things of a kind: one line of English that tells a thing from its namesakes. */
export function descriptionOf(kind: ThingKind): ValueRead<Sql> {
  return value(
    (thing, _args, context) => sql`json_build_array(${DESCRIPTIONS[kind].parts(thing, context)})`,
    (parts) => DESCRIPTIONS[kind].describe(parts),
  );
}

const officeParts = (context: CompileContext, tenure: Sql, when: Sql): Sql =>
  sql`json_build_array(${tenure}.office, ${tenure}.role, ${countryName(context, tenure, 'country_id')}, ${tenure}.term_edtf, ${when})`;

/** Whether what existed had ended by the day of the question, or had not begun, and when it existed. */
function existence(thing: Sql, context: CompileContext): Sql {
  const day = dayOf(context.scope);
  return sql`${thing}.existed_latest < ${day}, ${thing}.existed_earliest > ${day}, ${thing}.existed_edtf`;
}

/** The English name that a country has at the time of the question, by the column that refers to it. */
function countryName(context: CompileContext, row: Sql, column: string): Sql {
  const { from, row: country, where } = byRowId(context, 'country', columnOf(row, column));
  return sql`(select ${nameIn(context, country, 'en')} from ${from} where ${where})`;
}
