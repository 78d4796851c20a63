import { toGlobalId } from '../../../src/engine/model/global-id';
import { EDITOR } from '../../../src/engine/claims/multi-valued';
import { record } from '../../../src/engine/write/recording';
import { optionalSpanColumns, readSpan } from '../../../src/engine/model/time/span';
import type { TestDatabase } from '../../support/database';
import type { Entry, Made, Name, Source } from './log';
import { THIS_YEAR } from './values';

const SOURCES: Omit<Source, 'id'>[] = [
  { reliability: 'A', publishedAt: '2015-05-09', list: null },
  { reliability: 'B', publishedAt: '2014', list: 'leaders of the world' },
  { reliability: 'B', publishedAt: null, list: null },
  { reliability: 'F', publishedAt: '2015-12-31', list: 'leaders of the world' },
  { reliability: 'A', publishedAt: THIS_YEAR, list: 'leaders of the world' },
];

let worlds = 0;

/** A number in three letters. */
const letters = (number: number): string =>
  [676, 26, 1].map((place) => String.fromCharCode(65 + (Math.floor(number / place) % 26))).join('');

/**
 * The initial content of every world, in one recording: two countries, a group, a series, and sources.
 */
export async function foundWorld(
  database: TestDatabase,
  word: string,
): Promise<{ series: string; sources: Source[]; iso3: string[]; entry: Entry }> {
  const series = `series-${word}`;
  const made: Made[] = [];
  const sources: Source[] = [];
  const span = (name: 'valid' | 'publishedAt', edtf: string | null) =>
    optionalSpanColumns(name, readSpan(edtf, [name]));
  const { recording } = await record(database, 'oracle', async (rec) => {
    const { tx } = rec;
    const from = { fromRecording: rec.id };
    const entity = (kind: 'COUNTRY' | 'ORGANIZATION' | 'SERIES', slug: string) =>
      tx.entity.create({ data: { kind, slug, recordingId: rec.id } });
    const call = async (entityId: bigint, names: readonly Name[]) => {
      for (const { valid, ...name } of names)
        await tx.entityName.create({
          data: { ...name, ...span('valid', valid), entityId, givenBy: [EDITOR], ...from },
        });
    };

    for (const [i, capital] of ['Old town', null].entries()) {
      const slug = `${word}-${i}`;
      const names = countryNames(word, i);
      const { id } = await entity('COUNTRY', slug);
      await tx.country.create({ data: { id, label: names.at(-1)!.value, capital, ...from } });
      await call(id, names);
      made.push({ kind: 'country', id: toGlobalId('COUNTRY', id), slug, names, codes: [], capital });
    }
    const names: Name[] = [{ value: `${word} group`, language: 'en', kind: 'COMMON', valid: null }];
    const { id } = await entity('ORGANIZATION', `${word}-group`);
    await tx.organization.create({ data: { id, label: names[0]!.value, kind: 'GROUP', ...from } });
    await call(id, names);
    made.push({ kind: 'organization', id: toGlobalId('ORGANIZATION', id), names, codes: [] });

    const { id: seriesId } = await entity('SERIES', series);
    await tx.series.create({ data: { id: seriesId, label: series, ...from } });
    for (const [i, { list, ...told }] of SOURCES.entries()) {
      const { reliability, publishedAt } = told;
      const edition = list && { key: `${word}-${i}`, name: `${word} ${list}`, version: publishedAt, ...from };
      const datasetId = edition
        ? (await tx.dataset.create({ data: { ...edition, importedAt: new Date() } })).id
        : null;
      const source = {
        title: `${word} times`,
        reliability,
        datasetId,
        ...span('publishedAt', publishedAt),
        ...from,
      };
      const { id: sourceId } = await tx.source.create({ data: source });
      sources.push({ id: toGlobalId('SOURCE', sourceId), list, ...told });
    }
    rec.change({ action: 'IMPORTED' });
  });
  const { at } = await database.prisma.recording.findUniqueOrThrow({ where: { id: recording } });
  const entry = { recording: Number(recording), at: at.toISOString(), made, claims: [], judged: [] };
  worlds += 1;
  const iso3 = [2 * worlds, 2 * worlds + 1].map(letters);
  return { series, sources, iso3, entry: { ...entry, changes: [{ action: 'IMPORTED', concerns: [] }] } };
}

/** A country with a former name, and one without. */
function countryNames(word: string, i: number): Name[] {
  const called = (value: string, valid: string | null): Name => ({
    value,
    language: 'en',
    kind: 'COMMON',
    valid,
  });
  return i === 0
    ? [called(`Union of ${word}`, '../2015-05-08'), called('Federation', '2015-05-09/..')]
    : [called(`${word} republic`, null)];
}
