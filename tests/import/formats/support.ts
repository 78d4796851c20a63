import { Readable } from 'node:stream';
import type { Format, GoodRow, Row, UnresolvedNote } from '../../../src/io/import/format';
import { RejectedRow } from '../../../src/io/import/format';
import { OpenedFile } from '../../../src/io/import/read/open-file';
import { Leaders, type LeaderRow, type TenureRow } from '../../../src/io/import/resolving/leaders';
import { Names, pick, type Bearing } from '../../../src/io/import/resolving/names';
import type { Resolved, Resolver } from '../../../src/io/import/resolver';
import { readRecord } from '../../../src/io/import/rostrum-jsonl/records';
import type { CountryRecord, RostrumRecord } from '../../../src/io/import/rostrum-jsonl/records';
import { countryRecords } from '../../../src/io/import/seed/countries';
import type { InputFile } from '../../../src/io/import/input-file';
import { parseSpan } from '../../../src/engine/model/time/edtf';

/** A file of these bytes. */
export const fileOf = (content: string | Buffer, path = 'file'): Promise<InputFile> =>
  OpenedFile.of({
    name: path.split('/').pop() as string,
    path,
    size: Buffer.byteLength(content),
    isGzip: false,
    open: () => Readable.from([Buffer.from(content)]),
  });

const countries = [...countryRecords()].filter((record) => record.record === 'country');

/** An existing leader: names, life and tenures. */
export interface KnownLeader {
  slug: string;
  names: string[];
  codes?: Record<string, string>;
  born?: string;
  tenures?: { country: string; term: string; role?: string; attestedUntil?: string; key?: string }[];
}

const bounds = (edtf: string) => {
  const { earliest, latest } = parseSpan(edtf);
  return { earliest, latest };
};

/** A resolver with the countries of the seed, and these leaders by the product's own rule. */
export function resolverOf(
  known: readonly KnownLeader[] = [],
  more: readonly CountryRecord[] = [],
): Resolver {
  const all = [...countries, ...more];
  const unknown: Resolved = { slug: null, reason: 'UNKNOWN' };
  const one = (slugs: string[]): Resolved =>
    slugs.length === 1
      ? { slug: slugs[0] as string }
      : { slug: null, reason: slugs.length === 0 ? 'UNKNOWN' : 'AMBIGUOUS' };
  const validity = (valid: string | undefined) =>
    valid === undefined ? { earliest: null, latest: null } : bounds(valid);
  const codes = new Map<string, Bearing[]>();
  for (const { slug, codes: borne = [] } of all) {
    for (const { scheme, value, valid } of borne) {
      const key = `${scheme} ${value}`;
      codes.set(key, [...(codes.get(key) ?? []), { slug, ...validity(valid) }]);
    }
  }
  const names = new Names(
    all.flatMap(({ slug, names: called }) =>
      called.map(({ value, language, valid }) => ({ slug, value, language, ...validity(valid) })),
    ),
  );
  const unknownSpan = { earliest: null, latest: null };
  const leaders = new Leaders(
    known.map(({ slug }): LeaderRow => ({ slug, born: unknownSpan, died: unknownSpan, births: [] })),
    known.flatMap(({ slug, names }) =>
      names.map((value) => ({ slug, value, language: 'en', earliest: null, latest: null })),
    ),
    known.flatMap(({ slug, tenures = [] }) =>
      tenures.map(
        ({ country, term, role = 'HEAD_OF_STATE', attestedUntil = null, key = null }): TenureRow => ({
          key,
          leader: slug,
          country,
          role,
          office: '',
          attestedUntil,
          ...bounds(term),
        }),
      ),
    ),
  );
  return {
    country: (scheme, value, day) => pick(codes.get(`${scheme} ${value}`) ?? [], day),
    countryNamed: (name, day) => names.find(name, day),
    leaderNamed: (name, options) => leaders.find(name, options),
    bearersEver: () => [],
    codesEver: () => [],
    leaderRecord: (slug) => {
      const leader = known.find((each) => each.slug === slug);
      if (!leader) return null;
      const names = leader.names.map((value) => ({ value, language: 'und' }));
      return { record: 'leader', slug, names, ...(leader.born && { born: leader.born }) };
    },
    isBirthSaid: () => false,
    tenureBegun: (tenure) => leaders.begun(tenure),
    leadersBegun: (office) => leaders.begunIn(office),
    tenuresGoingOn: (office) => leaders.goingOn(office),
    tenureKeyed: (key) => leaders.keyed(key),
    leader: (scheme, code) =>
      one(known.filter(({ codes }) => codes?.[scheme] === code).map(({ slug }) => slug)),
    organization: () => unknown,
    organizationNamed: () => unknown,
  };
}

/** The result of a file: its rows, the records of each, and the rejections with reasons. */
export interface Outcome {
  rows: Row[];
  records: RostrumRecord[];
  byRow: Map<number, RostrumRecord[]>;
  rejected: [row: number, reason: string][];
  unresolved: [name: string, note: UnresolvedNote][];
}

/** Reads a file through a format; every record is validated against the schema of records. */
export async function outcomeOf(
  format: Format,
  file: InputFile,
  resolver: Resolver = resolverOf(),
): Promise<Outcome> {
  const dataset = format.dataset(file).key;
  const outcome: Outcome = { rows: [], records: [], byRow: new Map(), rejected: [], unresolved: [] };
  for await (const row of format.read(file)) {
    outcome.rows.push(row);
    if ('fault' in row) {
      outcome.rejected.push([row.number, row.fault]);
      continue;
    }
    expect(row.key).toMatch(/^\S{1,180}$/);
    const unresolved = (name: string, note: UnresolvedNote) => void outcome.unresolved.push([name, note]);
    const records = recordsOf(format, row, { dataset, resolver, unresolved });
    if (typeof records === 'string') outcome.rejected.push([row.number, records]);
    else {
      outcome.byRow.set(row.number, records);
      outcome.records.push(...records);
    }
  }
  return outcome;
}

function recordsOf(
  format: Format,
  row: GoodRow,
  context: Parameters<Format['records']>[1],
): RostrumRecord[] | string {
  try {
    return format.records(row, context).map((record) => {
      const read = readRecord(record);
      if (typeof read === 'string') throw new Error(`${JSON.stringify(record)}: ${read}`);
      return read;
    });
  } catch (error) {
    if (error instanceof RejectedRow) return error.message;
    throw error;
  }
}

/**
 * The records of one kind, each once, however many rows contain it; two different ones with one key are
 * an error.
 */
export function onceEach<K extends RostrumRecord['record']>(
  records: readonly RostrumRecord[],
  kind: K,
): Extract<RostrumRecord, { record: K }>[] {
  const once = new Map<string, string>();
  for (const record of records.filter(({ record }) => record === kind)) {
    const key = 'slug' in record ? record.slug : record.key;
    const text = JSON.stringify(record);
    expect([key, once.get(key) ?? text]).toEqual([key, text]);
    once.set(key, text);
  }
  return [...once.values()].map((text) => JSON.parse(text));
}
