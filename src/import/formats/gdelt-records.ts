import { cameoCodeOf, rootNameOf } from '../codes/cameo-code';
import { eventTypeOf } from '../codes/cameo-plover';
import { goldsteinOf } from '../codes/goldstein';
import { quadClassOfNumber } from '../codes/quad-class';
import { RejectedRow, type FormatContext } from '../format';
import type { RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { dayOfDigits } from './cells';
import { actorOf, labelOfActors, type GdeltActor } from './gdelt-actors';
import { placeOf } from './gdelt-place';
import { sourceAt } from './url-source';

/** A row of GDELT: the version that it is of, and its columns that are not empty. */
export interface GdeltRow {
  version: '1.0' | '2.0';
  named: Record<string, string>;
}

/**
 * The records of a row: its source, organizations that it names, the coded event, who did it to whom, and the row itself
 * as the one claim from which all that comes.
 */
export function gdeltRecords(number: number, row: GdeltRow, context: FormatContext): RostrumRecord[] {
  const { named } = row;
  const { dataset } = context;
  const id = named.GLOBALEVENTID as string;
  const day = dayIn(named, 'SQLDATE');
  const added = dayIn(named, 'DATEADDED');
  const cameo = named.EventCode ?? '';
  const asked = { named, day, number, context };
  const actors = [actorOf('Actor1', asked), actorOf('Actor2', asked)] as const;
  const place = placeOf(asked);
  const label = `${rootNameOf(cameo)}: ${labelOfActors(actors)}`;
  const source = sourceOf(row, added, dataset);
  const claim = `${dataset}:${id}`;
  const event = `gdelt-${id}`;
  const cameoCode = cameoCodeOf(cameo);
  const quadClass = quadClassOfNumber(named.QuadClass ?? '');
  const goldstein = goldsteinOf(named.GoldsteinScale ?? '');
  return [
    source,
    ...organizationsOf(actors),
    {
      record: 'event',
      slug: event,
      label,
      codes: [{ scheme: 'GDELT', value: id }],
      dataset,
      ...(cameoCode !== undefined && { cameoCode }),
      ...(quadClass !== undefined && { quadClass }),
      ...(goldstein !== undefined && { goldstein }),
      recordClaim: claim,
      type: eventTypeOf(cameo),
      status: 'REPORTED',
      time: day,
      ...(place && { place }),
    },
    {
      record: 'claim',
      key: claim,
      subject: { event },
      property: 'record',
      value: named,
      statement: `GDELT ${row.version} codes a report of ${day} so: ${label}.`,
      modality: 'ASSERTED',
      source: source.key,
      locator: `row ${number}`,
      saidAt: added,
      dataset,
    },
    ...actors.flatMap(({ participant }, index): RostrumRecord[] =>
      participant
        ? [
            {
              record: 'participation',
              // By what it is, so that a row which says otherwise, or the other version of GDELT, makes another.
              key: `${event}:${index === 0 ? 'source' : 'target'}:${participant.slug}`,
              event,
              participant: participant.slug,
              ...(participant.country && { country: participant.country }),
              role: index === 0 ? 'SOURCE' : 'TARGET',
              recordClaim: claim,
              status: 'UNKNOWN',
            },
          ]
        : [],
    ),
  ];
}

function dayIn(named: Record<string, string>, column: string): string {
  const text = named[column] ?? '';
  const day = dayOfDigits(text);
  if (day === null)
    throw new RejectedRow(`${column} is to be a day as YYYYMMDD; it is "${text.slice(0, 40)}"`);
  return day;
}

/** Where the row has it from: the article; and for what has no address, whatever the database took in on that day. */
function sourceOf({ version, named }: GdeltRow, added: string, dataset: string): SourceRecord {
  const article = sourceAt(named.SOURCEURL ?? '', { publishedAt: added });
  if (article) return article;
  return {
    record: 'source',
    key: `${dataset}:added-${added}`,
    title: `GDELT Event Database ${version}, events added on ${added}`,
    publisher: 'The GDELT Project',
    publishedAt: added,
    dataset,
  };
}

/** The organizations that are to be made, each once. */
function organizationsOf(actors: readonly GdeltActor[]): RostrumRecord[] {
  const made = actors.flatMap(({ participant }) => participant?.record ?? []);
  return [...new Map(made.map((record) => [record.slug, record])).values()];
}
