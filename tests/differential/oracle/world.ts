import { grouped, TYPES, type Database, type Table, type Version } from './database';
import { heldOn, wasThere } from './held';
import { seenAs } from './seen';
import { EffectiveClaims } from './effective-claims';

/** A row as seen in a scope, with the column names of the database. */
export interface Row extends Version {
  __typename: string;
  at: World;
}

/** A scope; a time that is not given is null. */
export interface Point {
  valid: string | null;
  said: string | null;
  known: number | null;
}

const NOW: Point = { valid: null, said: null, known: null };

/** A scope in the form that ids carry. */
function timesOf({ valid, said, known }: Point): string {
  const parts = [valid && `v${valid}`, said && `s${said}`, known !== null && `k${known}`].filter(Boolean);
  return parts.length === 0 ? '' : `@${parts.join('.')}`;
}

/** The database as seen in a scope. */
export class World {
  private readonly seen = new Map<Table, Promise<Row[]>>();
  private allClaims?: Promise<EffectiveClaims>;

  constructor(
    readonly database: Database,
    readonly point: Point = NOW,
    private readonly worlds = new Map<string, World>(),
  ) {}

  /** The same database in another scope. */
  from(point: Point): World {
    const times = timesOf(point);
    if (!this.worlds.has(times)) this.worlds.set(times, new World(this.database, point, this.worlds));
    return this.worlds.get(times)!;
  }

  get times(): string {
    return timesOf(this.point);
  }

  /** The last recording included. */
  get known(): number {
    return this.point.known ?? this.database.recordings.at(-1)!.id;
  }

  /** The claims. */
  effective(): Promise<EffectiveClaims> {
    this.allClaims ??= (async () =>
      new EffectiveClaims(await this.standing('claim'), await this.standing('source'), this.point.said))();
    return this.allClaims;
  }

  /** The rows of a table in this scope. */
  rows(table: Table): Promise<Row[]> {
    if (!this.seen.has(table)) this.seen.set(table, this.look(table));
    return this.seen.get(table)!;
  }

  /** Those that are supported by a claim. */
  async facts(table: Table): Promise<Row[]> {
    return (await this.rows(table)).filter(({ effective }) => effective !== false);
  }

  /** Those that lists show: published by saidBy, and under validAt, valid on that day. */
  async listed(table: Table): Promise<Row[]> {
    const facts = await this.facts(table);
    const day = this.point.valid;
    if (table === 'claim') return facts.filter(({ said_on }) => this.hasCome(said_on));
    if (table === 'source') return this.published(facts);
    if (day === null) return facts;
    switch (table) {
      case 'tenure':
      case 'relationship': {
        const held = await Promise.all(facts.map((row) => heldOn(table, row, day)));
        return facts.filter((_, i) => held[i]);
      }
      case 'country':
      case 'organization':
        return facts.filter((row) => wasThere(row, 'existed', day));
      case 'entity_name':
      case 'external_id':
        return facts.filter((row) => wasThere(row, 'valid', day));
      default:
        return facts;
    }
  }

  async byId(table: Table, id: number | null): Promise<Row | null> {
    return (await this.rows(table)).find((row) => row.id === id) ?? null;
  }

  /** A thing of any kind. */
  async thing(id: number | null): Promise<Row | null> {
    const entity = this.database.entities.find((each) => each.id === id);
    if (!entity || entity.kind === 'SERIES') return null;
    return this.byId(entity.kind.toLowerCase() as Table, entity.id);
  }

  /** Whether a day is not after the one by which something is to have been said. */
  hasCome = (day: string | null): boolean =>
    this.point.said === null || (day !== null && day <= this.point.said);

  /**
   * Sources published, or with a claim made, by then; a source is published no later than it is recorded.
   */
  private async published(sources: readonly Row[]): Promise<Row[]> {
    const cited = new Set((await this.listed('claim')).map(({ source_id }) => source_id));
    const first = grouped(await this.database.versions('source'), ({ id }) => id);
    return sources.filter(({ id, published_at_edtf: edtf, ...source }) => {
      const { from_recording: recorded } = first.get(id)![0]!;
      const day = this.database.recordings.find((each) => each.id === recorded)!.at.slice(0, 10);
      const published = source.published_at_latest ?? source.published_at_earliest;
      return cited.has(id) || this.hasCome(published) || (edtf !== null && this.hasCome(day));
    });
  }

  /** The versions of a table that are recorded. */
  recorded = async (table: Table): Promise<Version[]> =>
    (await this.database.versions(table)).filter(({ from_recording }) => from_recording <= this.known);

  /** Those that stand, seen or not. */
  standing = async (table: Table): Promise<Version[]> =>
    (await this.recorded(table)).filter(({ to_recording }) => to_recording > this.known);

  private async look(table: Table): Promise<Row[]> {
    const [standing, recorded, claims, effective] = await Promise.all([
      this.standing(table),
      this.recorded(table),
      this.recorded('claim'),
      this.effective(),
    ]);
    const versions = grouped(recorded, ({ id }) => id);
    const allClaims = grouped(claims, ({ subject_id }) => subject_id);
    const rows = await Promise.all(
      standing.map(async (row): Promise<Row[]> => {
        const hearing = { effective, versions: versions.get(row.id)!, claims: allClaims.get(row.id) ?? [] };
        const seen = await seenAs(table, row, hearing, this);
        return seen ? [{ ...row, ...seen, __typename: TYPES[table], at: this }] : [];
      }),
    );
    return rows.flat();
  }
}
