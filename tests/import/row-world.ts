import { importJsonl } from '../../src/io/import/import-jsonl';
import { withImportConnection } from '../../src/io/import/commit/connection';
import { toGlobalId } from '../../src/engine/model/global-id';
import { OPEN } from '../../src/engine/write/revise';
import type { Rostrum } from '../support/rostrum';

export type Line = Record<string, unknown>;

/** Countries, a leader, a dataset and a source, to which rows refer. */
export const GROUND: Line[] = [
  { record: 'dataset', key: 'set', name: 'A set of rows' },
  { record: 'source', key: 'daily', title: 'The Daily', publishedAt: '2020-01-10/..', dataset: 'set' },
  ...['aland', 'bland', 'cland'].map((slug) => ({
    record: 'country',
    slug,
    names: [{ value: slug, language: 'en' }],
  })),
  { record: 'leader', slug: 'ann', names: [{ value: 'Ann', language: 'en' }] },
];

/** The claim that is a row. */
export const rowClaim = (key: string, subject: object, more: Line = {}): Line => ({
  record: 'claim',
  key,
  subject,
  property: 'record',
  value: { id: key, text: 'as read' },
  statement: 'A row of the set.',
  source: 'daily',
  locator: `row ${key}`,
  dataset: 'set',
  ...more,
});

/** A coded event of two countries, all from one row. */
export const coded = (
  key: string,
  { event = {}, source = {}, target = {}, row = {} }: Record<string, Line> = {},
) => [
  {
    record: 'event',
    slug: key,
    label: `What row ${key} reports`,
    recordClaim: key,
    type: 'ACCUSE',
    status: 'REPORTED',
    time: '2020-01-09',
    place: { name: 'Atown', country: 'aland', precision: 'TOWN' },
    cameoCode: '112',
    dataset: 'set',
    ...event,
  },
  part(`${key}:source`, key, { participant: 'aland', country: 'aland', role: 'SOURCE', ...source }),
  part(`${key}:target`, key, { participant: 'bland', country: 'bland', role: 'TARGET', ...target }),
  rowClaim(key, { event: key }, row),
];

const part = (key: string, row: string, more: Line) => ({
  record: 'participation',
  key,
  event: row,
  recordClaim: row,
  ...more,
});

/**
 * Loads lines on a connection of their own, as imports do; a rejection fails the test unless it is
 * expected.
 */
export async function load({ database }: Pick<Rostrum, 'database'>, lines: readonly Line[]) {
  const report = await tryToLoad({ database }, lines);
  expect(report.rejected).toEqual([]);
  return report;
}

/** Loads lines and returns the result. */
export const tryToLoad = ({ database }: Pick<Rostrum, 'database'>, lines: readonly Line[], batchSize = 500) =>
  withImportConnection(database, (deps) =>
    importJsonl(
      deps,
      lines.map((record) => JSON.stringify(record)),
      { actor: 'importer', batchSize },
    ),
  );

/** The current global id of a key. */
export async function idOf(
  { database }: Pick<Rostrum, 'database'>,
  kind: 'participation' | 'relationship' | 'tenure' | 'claim' | 'source',
  key: string,
): Promise<string> {
  const reader = database.prisma[kind] as unknown as {
    findFirstOrThrow(args: object): Promise<{ id: bigint }>;
  };
  const { id } = await reader.findFirstOrThrow({ where: { key, toRecording: OPEN } });
  return toGlobalId(kind.toUpperCase() as 'CLAIM', id);
}

/** Everything about a coded event in one query. */
export const EVENT = `{
  name names { value } type status cameoCode
  time { edtf earliest latest } place { name country { slug } precision }
  claims(orderBy: [{ field: RECORDED, direction: ASC }]) { nodes { property value modality statement locator retractedAt source { title } } }
  participations(orderBy: [{ field: NAME, direction: ASC }]) { nodes {
    participant { ... on Country { slug } } role status level ledger { status } claims { property value }
  } }
}`;
