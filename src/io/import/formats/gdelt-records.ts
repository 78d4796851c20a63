import { rootNameOf } from '../codes/cameo-code';
import { quadClassOfNumber } from '../codes/quad-class';
import { RejectedRow, type FormatContext } from '../format';
import type { RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { dayOfDigits } from './tables';
import { codedRecords } from './coded-records';
import { actorOf, labelOfActors } from './gdelt-actors';
import type { GdeltLayout } from './gdelt-columns';
import { gdeltDataset } from './gdelt-dataset';
import { placeOf } from './gdelt-place';
import { sourceAt } from './url-source';

/** A row of GDELT: its version, and its columns that are not empty. */
export interface GdeltRow {
  version: GdeltLayout['version'];
  named: Record<string, string>;
}

/** The records of a row. */
export function gdeltRecords(number: number, row: GdeltRow, context: FormatContext): RostrumRecord[] {
  const { named, version } = row;
  const dataset = `gdelt-${version}`;
  const id = named.GLOBALEVENTID as string;
  const day = dayIn(named, 'SQLDATE');
  const added = dayIn(named, 'DATEADDED');
  const cameo = named.EventCode ?? '';
  const asked = { named, day, number, context };
  const actors = [actorOf('Actor1', asked), actorOf('Actor2', asked)] as const;
  const place = placeOf(asked);
  const label = `${rootNameOf(cameo)}: ${labelOfActors(actors)}`;
  const records = codedRecords({
    dataset,
    event: `gdelt-${id}`,
    claim: `${dataset}:${id}`,
    number,
    label,
    codes: [{ scheme: 'GDELT', value: id }],
    cameo,
    goldstein: named.GoldsteinScale ?? '',
    quadClass: quadClassOfNumber(named.QuadClass ?? ''),
    day,
    place,
    source: sourceOf(row, added, dataset),
    named,
    statement: `GDELT ${version} codes a report of ${day} as ${label}.`,
    saidAt: added,
    ends: actors.flatMap(({ participant }, index) =>
      participant ? [{ role: index === 0 ? ('SOURCE' as const) : ('TARGET' as const), participant }] : [],
    ),
  });
  // The dataset of the file is that of its first row; rows of the other version bring theirs.
  return dataset === context.dataset ? records : [gdeltDataset(version), ...records];
}

function dayIn(named: Record<string, string>, column: string): string {
  const text = named[column] ?? '';
  const day = dayOfDigits(text);
  if (day === null)
    throw new RejectedRow(`${column} is to be a day as YYYYMMDD; it is "${text.slice(0, 40)}"`);
  return day;
}

/** The source of the row: the article or, without an address, all articles that the database read on that day. */
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
