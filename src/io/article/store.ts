import type { Articles } from '../../api/context';
import type { Source } from '../../generated/prisma/client';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN, revise } from '../../engine/write/revise';
import type { Document } from './document';
import type { Drafts } from './draft-sheet';
import type { Extractor } from './extractor';
import { insertRows } from '../../engine/write/json-rows';

/** Drafts of an article, to be recorded. */
export interface Storing {
  document: Document;
  drafts: Drafts;
  extractor: Extractor;
  dataset: string;
  source: Record<string, unknown> & { key: string };
  /** The language model that proposed the drafts whose rule begins with `llm.`. */
  model?: string;
}

/**
 * Records drafts: those whose keys are recorded stay as they are, reviewed or not, so that a rejected draft does not come
 * back. Returns the id of the source.
 */
export async function storeDrafts(
  rec: RecordingTx,
  articles: Articles,
  { document, drafts, extractor, dataset, source, model }: Storing,
): Promise<bigint> {
  refuseWrongQuotes(document, drafts);
  const keys = [...drafts.origins.keys()];
  const recorded = new Set(
    (
      await rec.tx.claim.findMany({ where: { key: { in: keys }, toRecording: OPEN }, select: { key: true } })
    ).map(({ key }) => key),
  );
  const isNew = (record: Record<string, unknown>) =>
    record.record !== 'claim' || !recorded.has(record.key as string);
  const fresh = drafts.records.filter(isNew);
  const about = new Set(fresh.filter(({ record }) => record === 'claim').map(({ key }) => key as string));
  await articles.write(rec, [datasetRecord(dataset, document, extractor, keys.length), source, ...fresh]);
  const { id: sourceId } = await rec.tx.source.findFirstOrThrow({
    where: { key: source.key, toRecording: OPEN },
  });
  const claims = await rec.tx.claim.findMany({
    where: { key: { in: [...about] }, toRecording: OPEN },
    select: { id: true, key: true },
  });
  await insertRows(
    rec.tx,
    'draft_origin',
    claims.map(({ id, key }) => {
      const origin = drafts.origins.get(key as string)!;
      return {
        claimId: id,
        sourceId,
        startsAt: origin.start,
        endsAt: origin.end,
        ...(origin.rule.startsWith('llm.')
          ? { extractor: 'llm', version: model ?? '' }
          : { extractor: extractor.name, version: extractor.version }),
        rule: origin.rule,
        score: origin.score,
        group: origin.group,
      };
    }),
  );
  await storeMentions(rec, sourceId, drafts);
  return sourceId;
}

/** The record of a source that stays as it is recorded. */
export const asRecorded = (
  key: string,
  {
    title,
    publisher,
    url,
    publishedAtEdtf,
    reliability,
  }: Pick<Source, 'title' | 'publisher' | 'url' | 'publishedAtEdtf' | 'reliability'>,
) => ({
  record: 'source',
  key,
  title,
  ...(publisher !== null && { publisher }),
  ...(url !== null && { url }),
  ...(publishedAtEdtf !== null && { publishedAt: publishedAtEdtf }),
  reliability,
});

/** The quote of a draft is the text at its offsets; a fault here would show reviewers another place than was read. */
function refuseWrongQuotes({ text }: Document, { records, origins }: Drafts): void {
  for (const { record, key, quote } of records) {
    if (record !== 'claim') continue;
    const origin = origins.get(key as string);
    if (!origin || text.slice(origin.start, origin.end) !== quote)
      throw new Error(`The draft ${String(key)} does not quote the text at its offsets`);
  }
}

async function storeMentions(rec: RecordingTx, sourceId: bigint, { unlinked }: Drafts): Promise<void> {
  const known = await rec.tx.mention.findMany({ where: { sourceId }, select: { startsAt: true } });
  const isKnown = new Set(known.map(({ startsAt }) => startsAt));
  await insertRows(
    rec.tx,
    'mention',
    unlinked
      .filter(({ start }) => !isKnown.has(start))
      .map(({ start, end, text, candidates }) => ({
        sourceId,
        startsAt: start,
        endsAt: end,
        recordingId: rec.id,
        text,
        candidates,
      })),
  );
}

const datasetRecord = (key: string, { sha256 }: Document, { name, version }: Extractor, rows: number) => ({
  record: 'dataset',
  key,
  name: `Drafts from an article by ${name} ${version}`,
  version,
  citation: `SHA-256 of the text: ${sha256}`,
  rows,
});

/** Notes on drafts of earlier versions that wait for review and that this version does not read. */
export async function markUnsaid(
  rec: RecordingTx,
  sourceId: bigint,
  { drafts, extractor }: Pick<Storing, 'drafts' | 'extractor'>,
): Promise<void> {
  const note = `${extractor.name} ${extractor.version} does not read this`;
  const others = await rec.tx.draftOrigin.findMany({
    where: { sourceId, extractor: extractor.name, NOT: { version: extractor.version } },
    select: { claimId: true },
  });
  const claims = await rec.tx.claim.findMany({
    where: {
      id: { in: others.map(({ claimId }) => claimId) },
      toRecording: OPEN,
      review: 'DRAFT',
      retractedIn: null,
    },
    orderBy: { id: 'asc' },
  });
  for (const claim of claims) {
    if (drafts.origins.has(claim.key ?? '')) continue;
    await revise(rec, 'claim', claim, { note });
  }
}

/** The drafts of a source that wait for review, as ids in the order of the text, and the names to link. */
export async function answerOf(rec: RecordingTx, sourceId: bigint) {
  const rows = await rec.tx.$queryRaw<{ id: bigint }[]>`
    SELECT claim.id FROM draft_origin origin JOIN claim ON claim.id = origin.claim_id
    WHERE origin.source_id = ${sourceId} AND claim.to_recording = ${OPEN} AND claim.review = 'DRAFT' AND claim.retracted_in IS NULL
    ORDER BY origin.starts_at, claim.id`;
  const names = await rec.tx.$queryRaw<{ text: string }[]>`
    SELECT mention.text FROM mention WHERE source_id = ${sourceId} AND NOT EXISTS (
      SELECT FROM mention_link link WHERE link.source_id = mention.source_id AND link.name = mention.text)
    GROUP BY mention.text ORDER BY min(starts_at)`;
  return {
    source: `${sourceId}`,
    drafts: rows.map(({ id }) => `${id}`),
    unresolved: names.map(({ text }) => text),
  };
}
