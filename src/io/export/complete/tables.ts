import type { ClientBase } from 'pg';

/** A table whose rows are part of a knowledge base. */
export interface KeptTable {
  name: string;
  /** Which rows, where not all. */
  where?: string;
}

/** Everything that a query can see, in an order in which each row refers to what comes before it. */
export const KEPT: readonly KeptTable[] = [
  { name: 'recording' },
  { name: 'change' },
  { name: 'entity' },
  { name: 'redirect' },
  { name: 'dataset' },
  { name: 'source' },
  { name: 'country' },
  { name: 'leader' },
  { name: 'organization' },
  { name: 'series' },
  { name: 'event' },
  { name: 'entity_name' },
  { name: 'external_id' },
  { name: 'participation' },
  { name: 'relationship' },
  { name: 'relationship_external_id' },
  { name: 'tenure' },
  { name: 'quantity' },
  { name: 'claim' },
  { name: 'import_job' },
  { name: 'import_rejection' },
  { name: 'import_row' },
  { name: 'unresolved_name' },
  // Of what is remembered for those who write again, only that the bundled example was loaded.
  { name: 'idempotent_answer', where: "operation = 'seed'" },
];

/** Tables that are no part of it: keys, what triggers keep, and how much was asked lately. */
export const LEFT_OUT = [
  'api_key',
  'relationship_end',
  'involvement',
  'amended_event',
  'renamed_entity',
  'contested',
  'rate_count',
  '_prisma_migrations',
] as const;

export interface Column {
  name: string;
  /** Its place in the primary key, from 1; 0 where it is not in it. */
  keyed: number;
  isText: boolean;
}

/** The columns of a table that are written: all but those that the database computes. */
export async function columnsOf(client: ClientBase, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, coalesce(array_position(indkey::int[], attnum::int) + 1, 0) as keyed,
       atttypid = 'text'::regtype as "isText"
     from pg_attribute left join pg_index on indrelid = attrelid and indisprimary
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}
