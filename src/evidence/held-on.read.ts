import type { Asking } from '../read/asking';
import { columnOf } from '../read/fields';
import { sql, type Sql } from '../read/sql';
import { attestations } from './effective-claims.read';

/** Where a kind of fact keeps its span, and which newer fact of the same kind can contradict that it goes on. */
interface Span {
  table: 'tenure' | 'relationship';
  span: string;
  /** Whether `newer` is about the same thing as `row`. */
  succeeds(newer: Sql, row: Sql): Sql;
}

const SPANS: Record<'tenure' | 'relationship', Span> = {
  tenure: {
    table: 'tenure',
    span: 'term',
    succeeds: (newer, row) => sql`${newer}.country_id = ${row}.country_id and ${newer}.role = ${row}.role`,
  },
  relationship: {
    table: 'relationship',
    span: 'valid',
    succeeds: (newer, row) =>
      sql`${newer}.subject_id = ${row}.subject_id and ${newer}.object_id = ${row}.object_id and ${newer}.type = ${row}.type`,
  },
};

/**
 * Whether a tenure or relationship held on a day. Its span counts by its outer bounds; an unknown start counts only from
 * the first attestation; an open end counts as far as it is attested, and beyond only while nothing newer contradicts it.
 */
export const heldOn =
  (kind: keyof typeof SPANS) =>
  (row: Sql, day: Sql, asking: Asking): Sql => {
    const { table, span, succeeds } = SPANS[kind];
    const edtf = columnOf(row, `${span}_edtf`);
    const claims = attestations(asking, row);
    const said = (aggregate: 'min' | 'max') =>
      sql`(select ${aggregate === 'min' ? sql`min` : sql`max`}(${claims.row}.said_on) from ${claims.from} where ${claims.where})`;
    const reach = sql`coalesce(${row}.attested_until, ${said('max')})`;
    const newer = asking.facts(table);
    const begins = columnOf(newer.row, `${span}_earliest`);
    return sql`${columnOf(row, span)} @> ${day}
      and (${edtf} !~ '^(/|XXXX)' or ${day} >= ${said('min')})
      and (${columnOf(row, `${span}_latest`)} is not null or ${day} <= ${reach} or not exists (
        select from ${newer.from} where ${newer.where} and ${succeeds(newer.row, row)} and ${newer.row}.id <> ${row}.id
          and ${begins} > ${reach} and ${begins} <= ${day}))`;
  };
