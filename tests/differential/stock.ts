import type { Pool } from 'pg';
import type { Dice } from './dice';

/** A thing or fact to which references can be made, in all forms. */
interface Named {
  id: string;
  slug: string | null;
  code: string | null;
}

interface Texts {
  languages: string[];
  words: string[];
  properties: string[];
  editions: string[];
  publishers: string[];
  regions: string[];
  subregions: string[];
  iso2: string[];
  iso3: string[];
  instants: Date[];
}

const MAX_CURSORS = 40;

/** Times in the form that ids carry. */
const TIMES = ['@s2025-09-01', '@v2015-09-03', '@k2', '@v2025-09-03.s2025-08-28', '@s2025-09-03.k3', '@k0'];

/** The contents of a database to which queries can refer, and the cursors of earlier responses. */
export class Stock {
  private readonly cursors = new Map<string, string[]>();

  private constructor(
    private readonly named: ReadonlyMap<string, readonly Named[]>,
    readonly texts: Texts,
  ) {}

  static async of(pool: Pool): Promise<Stock> {
    const { rows } = await pool.query<Named & { kind: string }>(`
      select lower(kind::text) as kind, lower(kind::text) || '_' || id as id, slug,
        (select iso3 from country where country.id = entity.id limit 1) as code from entity
      ${['participation', 'relationship', 'tenure', 'claim', 'source', 'dataset']
        .map(
          (kind) =>
            `union all select '${kind}', '${kind}_' || id, null, null from (select distinct id from ${kind}) x`,
        )
        .join(' ')}
      order by kind, id`);
    const named = new Map<string, Named[]>();
    for (const { kind, ...row } of rows) named.set(kind, [...(named.get(kind) ?? []), row]);
    named.set(
      'asof',
      ['@now', ...TIMES].map((times) => ({ id: `asof${times}`, slug: null, code: null })),
    );
    named.set('importjob', [{ id: 'importjob_1', slug: null, code: null }]);
    // Most of two hundred countries have no data.
    const told = await pool.query<{ id: string }>(`
      select distinct 'country_' || id as id from (
        select country_id as id from participation union select participant_id from participation union
        select subject_id from relationship union select country_id from tenure) x`);
    const busy = new Set(told.rows.map(({ id }) => id));
    named.set(
      'country',
      named.get('country')!.filter(({ id }, i) => busy.has(id) || i % 40 === 0),
    );
    return new Stock(named, await textsOf(pool));
  }

  /**
   * A reference to a thing of one of these kinds; `wild`: possibly to one that does not exist, or
   * malformed.
   */
  reference(dice: Dice, kinds: readonly string[], wild: boolean): string {
    if (wild && dice.chance(0.3))
      return dice.pick([
        'nothing-like-it',
        'event_99999999',
        'XQX',
        'claim_0',
        '',
        'Event_12',
        'leader_9e9',
        'event_1@s2025-02-30',
        'event_1@k99999',
        'asof@k99999',
        'ünïcode',
      ]);
    const kind = wild && dice.chance(0.1) ? dice.pick([...this.named.keys()]) : dice.pick(kinds);
    const { id, slug, code } = dice.pick(this.named.get(kind)!);
    const reference = dice.pick([id, slug ?? id, code ?? slug ?? id]);
    // Both forms of an id mean the thing.
    return reference === id && kind !== 'asof' && dice.chance(0.15) ? id + dice.pick(TIMES) : reference;
  }

  id = (dice: Dice, kinds: readonly string[]): string => dice.pick(this.named.get(dice.pick(kinds))!).id;

  slug = (dice: Dice, kinds: readonly string[]): string => {
    const { slug, id } = dice.pick(this.named.get(dice.pick(kinds))!);
    return slug ?? id;
  };

  /** Collects the cursors of a response. */
  learn(response: string): void {
    for (const [, text] of response.matchAll(/"(W[\w-]{12,})"/g)) {
      const of = /^\["(\w+):/.exec(Buffer.from(text!, 'base64url').toString())?.[1];
      if (of) this.cursors.set(of, [...(this.cursors.get(of) ?? []).slice(1 - MAX_CURSORS), text!]);
    }
  }

  /** A cursor of a list, preferably a recent one. Null while none is known. */
  cursor(dice: Dice, of: string): string | null {
    const known = this.cursors.get(of) ?? [];
    return dice.pick(dice.chance(0.3) ? known : known.slice(-6)) ?? null;
  }
}

async function textsOf(pool: Pool): Promise<Texts> {
  const all = async (sql: string) =>
    (await pool.query<{ v: string }>(`${sql} order by 1`)).rows.map(({ v }) => v);
  const { rows } = await pool.query<{ at: Date }>('select at from recording order by id');
  return {
    languages: [
      ...(await all('select distinct language as v from entity_name')).slice(0, 8),
      'tlh',
      'EN',
      'ko-KP',
    ],
    words: await all(
      "select distinct split_part(value, ' ', 1) as v from entity_name where id % 23 = 0 union select 'Kim' union select 'parade'",
    ),
    properties: await all('select distinct property as v from claim'),
    editions: await all('select distinct edition as v from event where edition is not null'),
    publishers: await all('select distinct publisher as v from source where publisher is not null'),
    regions: await all('select distinct region as v from country where region is not null'),
    subregions: (await all('select distinct subregion as v from country where subregion is not null')).slice(
      0,
      5,
    ),
    iso2: await all(
      "select distinct iso2 as v from country where iso3 in ('CHN', 'PRK', 'RUS', 'USA', 'KOR')",
    ),
    iso3: await all(
      "select distinct iso3 as v from country where iso3 in ('CHN', 'PRK', 'RUS', 'USA', 'KOR')",
    ),
    instants: rows.map(({ at }) => at),
  };
}
