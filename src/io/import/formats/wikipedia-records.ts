import { createHash } from 'node:crypto';
import { importSlug } from '../../../engine/model/letters/fold';
import { eventTypeOfCategory } from '../codes/wikipedia-category';
import type { FormatContext } from '../format';
import type { ClaimRecord, EventRecord, RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { sourceAt } from './url-source';
import { findEntities } from './wikipedia-entity';
import type { WikipediaItem } from './wikipedia-item';

/** An item: the fields that are read, and the whole JSON. */
export interface WikipediaRow {
  item: WikipediaItem;
  whole: unknown;
}

const MAX_TITLE_LENGTH = 120;
const DATASET_SOURCE = "Wikipedia's portal of current events";

/**
 * The records of an item: the event with the story that it belongs to, who it is about, and the item as a claim of each
 * of its sources. The facts come from the first; the others say the same, so that the event stands while one does.
 */
export function wikipediaRecords(
  number: number,
  { item, whole }: WikipediaRow,
  context: FormatContext,
): RostrumRecord[] {
  const { dataset } = context;
  const { date } = item;
  const event = `wikipedia-${importSlug(item.id)}`;
  const claim = `${dataset}:${item.id}`;
  const title = shorten(item.description);
  const story = storyOf(item);
  const sources = sourcesOf(item, dataset);
  const record: EventRecord = {
    record: 'event',
    slug: event,
    names: [{ value: title, language: 'en' }],
    summary: item.description,
    ...(story && { series: story.slug }),
    dataset,
    recordClaim: claim,
    type: eventTypeOfCategory(item.category?.name ?? ''),
    status: 'OCCURRED',
    time: date,
  };
  return [
    ...sources,
    ...(story ? [story] : []),
    record,
    ...sources.map((source, at): RostrumRecord => ({
      record: 'claim',
      // The key is the address, so that adding a source does not change the keys of the others.
      key: at === 0 ? claim : `${claim}:${shortOf(source.key)}`,
      subject: { event },
      property: 'record',
      value: whole as ClaimRecord['value'],
      statement: title,
      modality: 'ASSERTED',
      source: source.key,
      locator: `row ${number}`,
      saidAt: date,
      dataset,
    })),
    ...participationsOf({ item, number, event, claim }, context),
  ];
}

// Addresses may be as long as keys can be.
const shortOf = (key: string) => createHash('sha1').update(key).digest('hex').slice(0, 12);

// A full stop after "U.S", an initial or the like does not end a sentence.
const ABBREVIATED =
  '(?<!\\b(?:\\p{Lu}|Dr|Mr|Mrs|Ms|St|Gen|Lt|Col|Sgt|Capt|Jr|Sr|Rep|Sen|Gov|Inc|Co|Corp|Ltd|No|vs))';
const SENTENCE = new RegExp(
  `^.+?(?:[!?]|${ABBREVIATED}\\.)(?=["”’)]*(?:\\s+["“‘(]?[\\p{Lu}\\d]|$))["”’)]*`,
  'u',
);
const FULL_STOP = new RegExp(`${ABBREVIATED}\\.$`, 'u');

/** The first sentence, cut to the length of a title. */
function shorten(description: string): string {
  const [sentence = description] = SENTENCE.exec(description) ?? [];
  if (sentence.length <= MAX_TITLE_LENGTH) return sentence.replace(FULL_STOP, '');
  return `${sentence.slice(0, MAX_TITLE_LENGTH).replace(/\s+\S*$/, '')}…`;
}

function storyOf({ belongsToStory: story }: WikipediaItem) {
  if (!story?.name) return null;
  return {
    record: 'series' as const,
    slug: `wikipedia-story-${importSlug(story.id)}`,
    names: [{ value: story.name, language: 'en' }],
  };
}

/** Every source once; for an item that cites none, the portal itself on that day. */
function sourcesOf({ source, date }: WikipediaItem, dataset: string): SourceRecord[] {
  const cited = source.flatMap(
    ({ url, sourceName }) =>
      (url === undefined ? null : sourceAt(url, sourceName ? { publisher: sourceName } : {})) ?? [],
  );
  const once = [...new Map(cited.map((each) => [each.key, each])).values()];
  if (once.length > 0) return once;
  const [year, month, day] = date.split('-') as [string, string, string];
  const name = new Date(`${date}T00:00:00Z`).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  return [
    {
      record: 'source',
      key: `${dataset}:${year}-${month}-${day}`,
      title: `${DATASET_SOURCE}, ${date}`,
      publisher: 'Wikipedia',
      url: `https://en.wikipedia.org/wiki/Portal:Current_events/${year}_${name}_${Number(day)}`,
      publishedAt: date,
      dataset,
    },
  ];
}

/** The things mentioned, in the role SUBJECT: the text does not say that they were present. */
function participationsOf(
  row: { item: WikipediaItem; number: number; event: string; claim: string },
  context: FormatContext,
): RostrumRecord[] {
  const { item, number, event, claim } = row;
  const { found, unresolved } = findEntities(item.entity, item.date, context.resolver);
  for (const { name, kind } of unresolved) context.unresolved(name, { kind, row: number });
  return found.map((participant) => ({
    record: 'participation',
    key: `${claim}:${participant}`,
    event,
    participant,
    role: 'SUBJECT',
    recordClaim: claim,
    status: 'UNKNOWN',
  }));
}
