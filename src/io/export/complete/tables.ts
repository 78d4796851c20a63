import type { ClientBase } from 'pg';

/** A table whose rows belong to a knowledge base. */
export interface KeptTable {
  name: string;
}

/** Every table that a query can read, in an order in which each row refers only to earlier ones. */
export const KEPT: readonly KeptTable[] = [
  { name: 'recording' },
  { name: 'change' },
  { name: 'entity' },
  { name: 'redirect' },
  { name: 'dataset' },
  { name: 'dataset_columns' },
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
  { name: 'document' },
  { name: 'draft_origin' },
  { name: 'mention' },
  { name: 'mention_link' },
  { name: 'import_job' },
  { name: 'import_rejection' },
  { name: 'import_row' },
  { name: 'unresolved_name' },
  // So that a write which is retried after a restore is not made twice.
  { name: 'idempotent_answer' },
];

/** The API keys, without their secrets: exported on request, since a restored key is valid. */
export const KEYS: KeptTable = { name: 'api_key' };

/** Tables that are not exported by default: keys, tables maintained by triggers, and recent usage. */
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
  /** Position in the primary key, from 1; 0 if it is not part of it. */
  keyed: number;
  isText: boolean;
}

/** The columns of a table that are exported: all except generated ones. */
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
