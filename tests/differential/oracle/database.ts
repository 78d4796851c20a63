import type { Pool } from 'pg';

/* The whole content of a database in all versions, each table read by one plain statement. */

/** The tables read, and the type of their rows. */
export const TYPES = {
  country: 'Country',
  leader: 'Leader',
  organization: 'Organization',
  event: 'Event',
  quantity: 'Quantity',
  participation: 'Participation',
  relationship: 'Relationship',
  tenure: 'Tenure',
  claim: 'Claim',
  source: 'Source',
  dataset: 'Dataset',
  entity_name: 'Name',
  external_id: 'ExternalId',
  relationship_external_id: 'ExternalId',
  redirect: 'Redirect',
} as const;

export type Table = keyof typeof TYPES;

/** A version of a row, with the column names of the database. */
export interface Version {
  id: number;
  from_recording: number;
  to_recording: number;
  [column: string]: any;
}

/** Columns of a row that are ordered as folded text. */
const TEXTS: Partial<Record<Table, string>> = {
  country: 'label',
  leader: 'label',
  organization: 'label',
  event: 'label',
  tenure: 'office',
};

export interface Entity {
  id: number;
  kind: string;
  slug: string;
  recording_id: number;
}

export interface Recording {
  id: number;
  at: string;
  actor: string;
}

/** All versions of all rows, read on first use. */
export class Database {
  private readonly read = new Map<Table, Promise<Version[]>>();
  private readonly folded = new Map<string, Promise<string>>();

  private constructor(
    private readonly pool: Pool,
    readonly entities: readonly Entity[],
    /** In the order of creation. */
    readonly recordings: readonly Recording[],
    /** The values of each enum, in their order. */
    readonly enums: Readonly<Record<string, readonly string[]>>,
    readonly today: string,
  ) {}

  static async of(pool: Pool): Promise<Database> {
    const all = async (sql: string) => (await pool.query<{ row: any }>(sql)).rows.map(({ row }) => row);
    const enums = await all(
      `select jsonb_build_object('name', typname, 'values', jsonb_agg(enumlabel order by enumsortorder)) as row
       from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`,
    );
    return new Database(
      pool,
      await all('select to_jsonb(entity) as row from entity'),
      await all('select to_jsonb(recording) as row from recording order by id'),
      Object.fromEntries(enums.map(({ name, values }) => [name, values])),
      new Date().toISOString().slice(0, 10),
    );
  }

  /** Every version of every row of a table, oldest first. */
  versions(table: Table): Promise<Version[]> {
    if (!this.read.has(table)) this.read.set(table, this.select(table));
    return this.read.get(table)!;
  }

  /** A text folded, ignoring letter case and accents. */
  fold(text: string): Promise<string> {
    if (!this.folded.has(text)) {
      const asked = this.pool.query<{ folded: string }>('select fold($1) as folded', [text]);
      this.folded.set(
        text,
        asked.then(({ rows }) => rows[0]!.folded),
      );
    }
    return this.folded.get(text)!;
  }

  private async select(table: Table): Promise<Version[]> {
    const folded = TEXTS[table] ? `fold(${TEXTS[table]})` : 'null';
    const { rows } = await this.pool.query(
      `select to_jsonb(t) as columns, ${folded} as folded from ${table} t order by from_recording`,
    );
    return rows.map(({ columns, folded: folded_text }) => ({ ...columns, folded_text }));
  }
}

/** Rows by a key, each group in their order. */
export function grouped<Of>(rows: readonly Of[], keyOf: (row: Of) => number): ReadonlyMap<number, Of[]> {
  const groups = new Map<number, Of[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
