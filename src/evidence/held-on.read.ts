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
    const newer = asking.facts(table);
    return sql`${columnOf(row, span)} @> ${day}
      and (${edtf} !~ '^(/|XXXX)' or ${day} >= ${attested(asking, row, sql`min`)})
      and (${columnOf(row, `${span}_latest`)} is not null or ${day} <= ${reachOf(asking, row)} or not exists (
        select from ${newer.from} where ${newer.where} and ${succeeds(newer.row, row)} and ${newer.row}.id <> ${row}.id
          and ${succeededOn(asking, row, newer.row, span)} <= ${day}))`;
  };

/**
 * The day on which a newer fact of the same kind contradicts that one with an open end goes on; null where it does not. It
 * began after what is attested of the other; or it goes on since an unknown day, and was attested only after the other.
 */
export function succeededOn(asking: Asking, row: Sql, newer: Sql, span: string): Sql {
  const reach = reachOf(asking, row);
  const begins = columnOf(newer, `${span}_earliest`);
  const first = attested(asking, newer, sql`min`);
  return sql`case when ${columnOf(newer, `${span}_edtf`)} = '/..'
      then case when ${first} > greatest(${reach}, ${attested(asking, row, sql`max`)}) then ${first} end
      when ${begins} > ${reach} then ${begins} end`;
}

/** How far the evidence for an open end reaches. */
const reachOf = (asking: Asking, row: Sql): Sql =>
  sql`coalesce(${row}.attested_until, ${attested(asking, row, sql`max`)})`;

/** When a fact was first or last attested. */
function attested(asking: Asking, fact: Sql, aggregate: Sql): Sql {
  const claims = attestations(asking, fact);
  return sql`(select ${aggregate}(${claims.row}.said_on) from ${claims.from} where ${claims.where})`;
}
