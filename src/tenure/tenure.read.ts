import { claimsAbout } from '../claim/claim.read';
import type { Asking } from '../read/asking';
import { byId, column, globalId, oneById, span } from '../read/fields';
import { enumFilter, idFilter, timeFilter } from '../read/filter';
import { list, type Listing, type ObjectModel, type Source } from '../read/model';
import { sql, type Sql } from '../read/sql';

export const tenureModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('TENURE'),
    leader: oneById('Leader', 'leader', 'leader_id'),
    country: oneById('Country', 'country', 'country_id'),
    office: column('office'),
    role: column('role'),
    term: span('term', 'attested_until'),
    claims: list('Claim', (tenure, _args, asking) => claimsAbout(asking, sql`${tenure}.id`)),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
  },
};

/** Whether a tenure has an open end. */
const isOngoing = (tenure: Sql) => sql`(${tenure}.term_edtf like '%/..')`;

/** Whether somebody holds the office today. */
export const isHeldToday = (tenure: Sql) => sql`${tenure}.term @> current_date`;

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

/** The tenures of one leader, or in one country. */
export function tenuresOf(asking: Asking, column: 'leader_id' | 'country_id', id: Sql): Source<Sql> {
  const tenure = asking.scan('tenure');
  const of = column === 'leader_id' ? sql`${tenure.row}.leader_id` : sql`${tenure.row}.country_id`;
  return { ...tenure, where: sql`${of} = ${id} and ${tenure.where}` };
}
