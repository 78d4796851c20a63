import { RejectedRow, WrongFormat, type Format, type Row } from '../../../src/io/import/format';
import type { RostrumRecord } from '../../../src/io/import/rostrum-jsonl/records';

/** The content of a row of a fake file. */
export interface FakeRow {
  id: string | number;
  name: string;
  /** Slug of a country; `?name` is an unknown name. */
  country: string;
  day: string;
  source: string;
}

const HEADER = 'fake 1';

/** The text of a fake file. */
export const fakeFile = (rows: readonly (FakeRow | string)[]): string =>
  [HEADER, ...rows.map(lineOf), ''].join('\n');

const lineOf = (row: FakeRow | string) =>
  typeof row === 'string' ? row : [row.id, row.name, row.country, row.day, row.source].join('\t');

const COUNTRIES = ['china', 'russia', 'north-korea', 'south-korea', 'united-states'];

/** Distinct rows, every third with a shared source. */
export const fakeRows = (count: number): FakeRow[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i,
    name: `Meeting ${i}`,
    country: COUNTRIES[i % COUNTRIES.length] as string,
    day: `20${String(10 + (i % 10))}-0${1 + (i % 9)}-1${i % 10}`,
    source: i % 3 === 0 ? 'common' : `of-${i}`,
  }));

/** A format for tests: one line per event, with all possible errors. */
export const fakeFormat: Format = {
  name: 'GDELT_EVENTS',
  title: 'a fake',
  extensions: ['tsv', 'txt', 'fake'],
  dataset: ({ head }) => {
    if (!head.startsWith(HEADER)) throw new WrongFormat(`expected "${HEADER}" in the first line`);
    return { record: 'dataset', key: 'fake-1', name: 'Fake', version: '1', license: 'CC0-1.0' };
  },
  async *read(file): AsyncIterable<Row> {
    let number = 0;
    for await (const text of file.lines()) {
      number++;
      if (number === 1 && text !== HEADER) throw new WrongFormat(`expected "${HEADER}" in the first line`);
      if (number === 1) continue;
      const columns = text.split('\t');
      yield columns.length === 5
        ? { number, key: columns[0] as string, text, values: columns }
        : { number, text, fault: `expected 5 columns; found ${columns.length}` };
    }
  },
  records({ key, number, values }, { dataset, unresolved }): RostrumRecord[] {
    const [, name, country, day, source] = values as [string, string, string, string, string];
    if (name === '!') throw new RejectedRow('the name is missing');
    const isUnknown = country.startsWith('?');
    if (isUnknown) unresolved(country.slice(1), { kind: 'LEADER', country: 'china', row: number });
    const claim = `${dataset}:${key}`;
    const event = `${dataset}-${key}`;
    return [
      { record: 'source', key: `${dataset}:${source}`, title: source, dataset },
      {
        record: 'event',
        slug: event,
        label: name,
        dataset,
        recordClaim: claim,
        type: 'STATEMENT',
        status: 'REPORTED',
        time: day,
      },
      ...(isUnknown
        ? []
        : [
            {
              record: 'participation' as const,
              key: `${claim}:source`,
              event,
              participant: country,
              country,
              role: 'SOURCE' as const,
              recordClaim: claim,
            },
          ]),
      {
        record: 'claim',
        key: claim,
        subject: { event },
        property: 'record',
        value: { name, country, day },
        statement: `Row ${number} has it so.`,
        source: `${dataset}:${source}`,
        locator: `row ${number}`,
        dataset,
        saidAt: day,
      },
    ];
  },
};
