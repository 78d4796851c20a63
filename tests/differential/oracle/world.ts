import type { Pool } from 'pg';

/* The tables at one recording, each read whole by one plain statement; everything else is done in memory. */

/** A row, its columns named as in the database, of the world that it was read from. */
export interface Row {
  __typename: string;
  at: World;
  id: number;
  [column: string]: any;
}

/** The tables that are read, and the type that a row of each is. */
const TYPES = {
  country: 'Country',
  leader: 'Leader',
  organization: 'Organization',
  event: 'Event',
  participation: 'Participation',
  relationship: 'Relationship',
  tenure: 'Tenure',
  claim: 'Claim',
  source: 'Source',
  entity_name: 'Name',
  external_id: 'ExternalId',
  relationship_external_id: 'ExternalId',
  redirect: 'Redirect',
} as const;

export type Table = keyof typeof TYPES;

/** What of a row is ordered as text: letter case and accents aside. */
const TEXTS: Partial<Record<Table, string>> = {
  country: 'label',
  leader: 'label',
  organization: 'label',
  event: 'label',
  tenure: 'office',
};

/** What is kept of every database: things and recordings, which have no versions, and the order of enums. */
export interface Ground {
  entities: { id: number; kind: string; slug: string; recording_id: number }[];
  recordings: { id: number; at: string; actor: string }[];
  enums: Readonly<Record<string, readonly string[]>>;
}

/** The database at one recording. */
export class World {
  private readonly read = new Map<Table, Promise<Row[]>>();

  constructor(
    private readonly pool: Pool,
    readonly ground: Ground,
    readonly known: number,
    /** As ids of what is seen from here carry them. */
    readonly times = '',
    private readonly worlds = new Map<string, World>(),
  ) {}

  /** The same database seen from another time. */
  seenFrom(known: number, times: string): World {
    if (!this.worlds.has(times))
      this.worlds.set(times, new World(this.pool, this.ground, known, times, this.worlds));
    return this.worlds.get(times)!;
  }

  /** The rows of a table that stand here. */
  rows(table: Table): Promise<Row[]> {
    if (!this.read.has(table)) this.read.set(table, this.select(table));
    return this.read.get(table)!;
  }

  /** The facts that a claim holds up. */
  async facts(table: Table): Promise<Row[]> {
    return (await this.rows(table)).filter(({ supported }) => supported);
  }

  async byId(table: Table, id: number | null): Promise<Row | null> {
    return (await this.rows(table)).find((row) => row.id === id) ?? null;
  }

  /** A thing of whatever kind. */
  async thing(id: number | null): Promise<Row | null> {
    const entity = this.ground.entities.find((each) => each.id === id);
    if (!entity || entity.kind === 'SERIES') return null;
    return this.byId(entity.kind.toLowerCase() as Table, entity.id);
  }

  /** What a text folds to, letter case and accents aside. */
  async fold(text: string): Promise<string> {
    const { rows } = await this.pool.query<{ folded: string }>('select fold($1) as folded', [text]);
    return rows[0]!.folded;
  }

  private async select(table: Table): Promise<Row[]> {
    const folded = TEXTS[table] ? `fold(${TEXTS[table]})` : 'null';
    const { rows } = await this.pool.query(
      `select to_jsonb(t) as columns, ${folded} as folded from ${table} t where from_recording <= $1 and to_recording > $1`,
      [this.known],
    );
    return rows.map(({ columns, folded: folded_text }) => ({
      ...columns,
      folded_text,
      __typename: TYPES[table],
      at: this,
    }));
  }
}

/** Reads what has no versions. */
export async function groundOf(pool: Pool): Promise<Ground> {
  const all = async (sql: string) => (await pool.query<{ row: any }>(sql)).rows.map(({ row }) => row);
  const enums = await all(
    `select jsonb_build_object('name', typname, 'values', jsonb_agg(enumlabel order by enumsortorder)) as row
     from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`,
  );
  return {
    entities: await all('select to_jsonb(entity) as row from entity'),
    recordings: await all('select to_jsonb(recording) as row from recording order by id'),
    enums: Object.fromEntries(enums.map(({ name, values }) => [name, values])),
  };
}
