import { claimsBehind } from '../claim/claim.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byId, column, columnOf, globalId, oneById, span } from '../../engine/query/compile/fields';
import { enumFilter, idFilter, timeFilter } from '../../engine/query/compile/filter';
import { list, type Listing, type ObjectModel, type Source } from '../../engine/query/compile/model';
import { heldOn } from '../../engine/claims/read/held-on.read';
import { dayOf } from '../../engine/query/compile/scope';
import { sql, type Sql } from '../../engine/query/compile/sql';

export const tenureModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('TENURE'),
    leader: oneById('Leader', 'leader', 'leader_id'),
    country: oneById('Country', 'country', 'country_id'),
    office: column('office'),
    role: column('role'),
    term: span('term', 'attested_until'),
    claims: list('Claim', (tenure, _args, context) => claimsBehind(context, tenure)),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
  },
};

/** Whether a tenure has an open end. */
const isOngoing = (tenure: Sql) => sql`(${tenure}.term_edtf like '%/..')`;

/** Whether the office is held on the day in question. */
const isHeldNow = (tenure: Sql, context: CompileContext) =>
  heldOn('tenure')(tenure, dayOf(context.scope), context);

export const tenureListing: Listing<Sql> = {
  type: 'Tenure',
  id: byId,
  orders: {
    START: { sql: (tenure) => sql`${tenure}.term_earliest`, type: 'date', nullable: true },
    END: { sql: (tenure) => sql`${tenure}.term_latest`, type: 'date', nullable: true },
    OFFICE: { sql: (tenure) => sql`fold(${tenure}.office)`, type: 'text' },
  },
  defaultOrder: [{ field: 'START', direction: 'DESC' }],
  filter: {
    fields: {
      country: idFilter(['COUNTRY'], (tenure) => sql`${tenure}.country_id`),
      leader: idFilter(['LEADER'], (tenure) => sql`${tenure}.leader_id`),
      role: enumFilter('OfficeRole', (tenure) => sql`${tenure}.role`),
      term: timeFilter((tenure) => sql`${tenure}.term`),
      ongoing: (tenure, ongoing) => sql`${isOngoing(tenure)} = ${ongoing}::boolean`,
      dataset: idFilter(['DATASET'], (tenure) => sql`${tenure}.dataset_id`),
    },
  },
};

/** The tenures of one leader, or in one country, in the order of lists. */
export const tenuresOf = (
  context: CompileContext,
  column: 'leader_id' | 'country_id',
  id: Sql,
): Source<Sql> => restrict(context.scan('tenure'), column, id);

/** The offices that a leader holds on the day in question. */
export function officesOf(context: CompileContext, leaderId: Sql): Source<Sql> {
  const tenure = restrict(context.facts('tenure'), 'leader_id', leaderId);
  return { ...tenure, where: sql`${tenure.where} and ${isHeldNow(tenure.row, context)}` };
}

/** The id of the country that a leader leads on the day in question, as an expression; null if there is none. */
export function countryLed(context: CompileContext, leaderId: Sql): Sql {
  const { from, row, where } = officesOf(context, leaderId);
  return sql`(select ${row}.country_id from ${from} where ${where} order by ${leadingFirst(context, row)} limit 1)`;
}

/**
 * What is made of one tenure of a leader and of when it is held: `now`, if any is held on the day of the question;
 * `formerly`, the last that began before; or else `later`, the first that begins after it. Null where there is none.
 */
export function latestOffice(
  context: CompileContext,
  leaderId: Sql,
  of: (tenure: Sql, when: Sql) => Sql,
): Sql {
  const held = officesOf(context, leaderId);
  const other = restrict(context.facts('tenure'), 'leader_id', leaderId);
  const isToCome = sql`(${other.row}.term_earliest > ${dayOf(context.scope)}) is true`;
  return sql`coalesce(
    (select ${of(held.row, sql`'now'`)} from ${held.from} where ${held.where} order by ${leadingFirst(context, held.row)} limit 1),
    (select ${of(other.row, sql`case when ${isToCome} then 'later' else 'formerly' end`)} from ${other.from} where ${other.where}
      order by ${isToCome}, case when ${isToCome} then ${other.row}.term_earliest end,
        coalesce(${other.row}.term_latest, ${other.row}.term_earliest) desc nulls last, ${other.row}.id desc limit 1))`;
}

/**
 * The precedence among the countries that a leader leads at the same time: by the highest office; a state listed by
 * COW before a territory; the older state; the office entered last.
 */
function leadingFirst(context: CompileContext, tenure: Sql): Sql {
  const code = context.scan('external_id');
  const country = context.versions('country');
  return sql`${tenure}.role,
    exists (select from ${code.from} where ${code.row}.entity_id = ${tenure}.country_id and ${code.row}.scheme = 'COW' and ${code.where}) desc,
    (select ${country.row}.existed_earliest from ${country.from} where ${country.row}.id = ${tenure}.country_id and ${country.where}) nulls last,
    ${tenure}.term_earliest desc nulls last, ${tenure}.id desc`;
}

const restrict = (tenure: Source<Sql>, column: string, id: Sql): Source<Sql> => ({
  ...tenure,
  where: sql`${columnOf(tenure.row, column)} = ${id} and ${tenure.where}`,
});
