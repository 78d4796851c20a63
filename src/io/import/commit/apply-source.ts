import { differences, OPEN, revise } from '../../../engine/write/revise';
import type { Dataset, Source } from '../../../generated/prisma/client';
import { optionalSpanColumns, readSpan } from '../../../engine/model/time/span';
import { THING_KINDS } from '../../../engine/model/kinds';
import type { DatasetRecord, SourceRecord } from '../rostrum-jsonl/records';
import type { Batch, Applied } from './batch';
import { findForetold } from './foretold';

/** Records a source. */
export async function applySource(batch: Batch, record: SourceRecord): Promise<Applied> {
  const { known, rec } = batch;
  const columns = {
    key: record.key,
    title: record.title,
    publisher: record.publisher ?? null,
    url: record.url ?? null,
    ...optionalSpanColumns('publishedAt', readSpan(record.publishedAt, ['publishedAt'])),
    reliability: record.reliability ?? 'F',
    datasetId: known.datasetId(record.dataset),
  };
  const current = known.keyed.source.get(record.key);
  if (!current) {
    const row: Source = { ...columns, id: batch.newId(), fromRecording: rec.id, toRecording: OPEN };
    batch.inserts.source.push(row);
    known.keyed.source.set(record.key, row);
    return 'created';
  }
  const revised = await revise(rec, 'source', current, differences(current, columns));
  known.keyed.source.set(record.key, revised);
  if (revised.publishedAtEdtf !== current.publishedAtEdtf)
    batch.movedSources.push({ source: revised, line: batch.line });
  return revised === current ? 'unchanged' : 'updated';
}

/**
 * Records a cited source. A recorded one only takes over an earlier day of publication, and only if no claim that it
 * reports was said after that day.
 */
export async function citeSource(batch: Batch, record: SourceRecord): Promise<Applied> {
  const { known, rec } = batch;
  const current = known.keyed.source.get(record.key);
  if (!current) return applySource(batch, record);
  const publishedAt = readSpan(record.publishedAt, ['publishedAt']);
  const isEarlier =
    publishedAt?.earliest != null &&
    (current.publishedAtEarliest === null || new Date(publishedAt.earliest) < current.publishedAtEarliest);
  const moved = { ...current, ...optionalSpanColumns('publishedAt', publishedAt) };
  if (!isEarlier || (await findForetold(rec, moved)) !== null) return 'unchanged';
  const revised = await revise(rec, 'source', current, optionalSpanColumns('publishedAt', publishedAt));
  known.keyed.source.set(record.key, revised);
  batch.movedSources.push({ source: revised, line: batch.line });
  return 'updated';
}

/** Records a dataset and its coverage. */
export async function applyDataset(batch: Batch, record: DatasetRecord): Promise<Applied> {
  const { known, rec } = batch;
  const { covers } = record;
  const columns = {
    key: record.key,
    name: record.name,
    version: record.version ?? null,
    license: record.license ?? null,
    citation: record.citation ?? null,
    url: record.url ?? null,
    ...optionalSpanColumns('covers', readSpan(covers?.time, ['covers', 'time'])),
    coversParticipants: (covers?.participants ?? []).map((slug) => known.thing(slug, THING_KINDS).id),
    coversEventTypes: covers?.eventTypes ?? [],
    exhaustive: covers?.exhaustive ?? false,
    ...(record.rows !== undefined && { rows: record.rows }),
    ...(record.importedAt && { importedAt: new Date(record.importedAt) }),
  };
  const current = known.keyed.dataset.get(record.key);
  if (!current) {
    const row: Dataset = {
      importedAt: new Date(),
      rows: 0,
      ...columns,
      id: batch.newId(),
      fromRecording: rec.id,
      toRecording: OPEN,
    };
    batch.inserts.dataset.push(row);
    known.keyed.dataset.set(record.key, row);
    return 'created';
  }
  const revised = await revise(rec, 'dataset', current, differences(current, columns));
  known.keyed.dataset.set(record.key, revised);
  return revised === current ? 'unchanged' : 'updated';
}
