import {
  countOf,
  isBeyondCursor,
  orderBy,
  pageSelect,
  type Keyset,
} from '../../src/engine/query/compile/connection';
import type { Term } from '../../src/engine/query/compile/cursor';
import { raw, sql, type Sql } from '../../src/engine/query/compile/sql';

const key = (type: string, nullable = false) => ({ sql: () => sql``, type, nullable });
const time: Term = { field: 'TIME', direction: 'DESC', key: key('date') } as Term;
const id: Term = { field: 'ID', direction: 'DESC', key: key('int8') } as Term;
const name: Term = { field: 'NAME', direction: 'ASC', key: key('text') } as Term;

const KEYS: Record<string, Sql> = { TIME: raw('e.day'), ID: raw('e.id'), NAME: raw('e.label') };

function keyset(
  terms: readonly Term[],
  { after = null, before = null, backward = false } = {} as Partial<Bounds>,
): Keyset {
  return {
    source: { from: sql`event e`, row: raw('e'), where: sql`true` },
    matching: sql`e.type = ${'VISIT'}`,
    terms,
    keys: terms.map(({ field }) => KEYS[field]!),
    page: { size: 10, backward, after: null, before: null },
    bounds: { after, before },
  };
}

interface Bounds {
  after: readonly Sql[] | null;
  before: readonly Sql[] | null;
  backward: boolean;
}

const AT = [sql`${'2025-09-03'}::date`, sql`${'12'}::int8`];

/** A clause on one line, its parameters as $1, $2. */
const text = (clause: Sql | null) => clause?.text.replace(/\s+/g, ' ') ?? null;

describe('the clauses of a page', () => {
  it('are in the order of its keys, and from the back in the opposite one', () => {
    expect(text(orderBy(keyset([time, id]), false))).toBe('e.day desc,e.id desc');
    expect(text(orderBy(keyset([time, id]), true))).toBe('e.day asc,e.id asc');
    expect(text(orderBy(keyset([name, id]), false))).toBe('e.label asc,e.id desc');
  });

  it('begin after a cursor by one row comparison, which an index supports', () => {
    const page = pageSelect(keyset([time, id], { after: AT }), sql`e.id`, 11);
    expect(text(page)).toBe(
      'select e.id as j from event e where (e.type = $1) and ((e.day,e.id) < ($2::date,$3::int8)) order by e.day desc,e.id desc limit 11',
    );
    expect(page.values).toEqual(['VISIT', '2025-09-03', '12']);
  });

  it('compare key by key if the keys have different directions', () => {
    const page = pageSelect(keyset([name, id], { after: [sql`${'Xi'}::text`, AT[1]!] }), sql`e.id`, 10);
    expect(text(page)).toContain('((e.label > $2::text)) or ((e.label = $3::text) and (e.id < $4::int8))');
  });

  it('lie between two cursors', () => {
    const both = pageSelect(keyset([time, id], { after: AT, before: AT, backward: true }), sql`e.id`, 10);
    expect(text(both)).toContain(
      '((e.day,e.id) < ($2::date,$3::int8)) and ((e.day,e.id) > ($4::date,$5::int8))',
    );
    expect(text(both)).toContain('order by e.day asc,e.id asc limit 10');
  });

  it('look beyond a cursor only if there is one, and at the nearest row first', () => {
    expect(isBeyondCursor(keyset([time, id]), 'after')).toBeNull();
    expect(text(isBeyondCursor(keyset([time, id], { after: AT }), 'after'))).toBe(
      'exists (select from event e where (e.type = $1) and ((e.day,e.id) >= ($2::date,$3::int8)) order by e.day asc,e.id asc limit 1)',
    );
  });

  it('count a list by its own count if nothing is filtered', () => {
    const set = keyset([time, id]);
    const counted = {
      ...set,
      source: { ...set.source, counted: { from: sql`involvement i`, where: sql`true` } },
    };
    expect(text(countOf(counted as Keyset, false))).toBe('(select count(*) from involvement i where true)');
    expect(text(countOf(counted as Keyset, true))).toBe('(select count(*) from event e where e.type = $1)');
  });
});
