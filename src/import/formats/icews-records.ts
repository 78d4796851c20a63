import { cameoCodeOf, rootNameOf, withLeadingZero } from '../codes/cameo-code';
import { eventTypeOf } from '../codes/cameo-plover';
import { goldsteinOf } from '../codes/goldstein';
import { quadClassOf } from '../codes/quad-class';
import type { FormatContext } from '../format';
import type { EventRecord, RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { degreesOf } from './cells';
import { countryCalled, participantOf } from './icews-actors';
import type { IcewsColumn } from './icews-columns';

/** A row of ICEWS. What is missing in it is empty. */
export interface IcewsRow {
  id: string;
  day: string;
  cell(column: IcewsColumn): string;
  /** By the names of the file's own columns, without what is missing. */
  named: Record<string, string>;
}

/** What a row is known by: the same ID stands for two events, of different days, about once in a hundred times. */
export const keyOf = ({ id, day }: IcewsRow): string => `${id}-${day.replaceAll('-', '')}`;

/**
 * The records of a row: its source, organizations that it names, the coded event, who did it to whom, and the row itself
 * as the one claim from which all that comes.
 */
export function icewsRecords(number: number, row: IcewsRow, context: FormatContext): RostrumRecord[] {
  const { id, day, cell } = row;
  const { dataset } = context;
  const own = keyOf(row);
  const claim = `${dataset}:${own}`;
  const event = `icews-${own}`;
  // A bare root category is never coded, so that two digits lack their zero.
  const cameo = withLeadingZero(cell('CAMEO Code'));
  const cameoCode = cameoCodeOf(cameo);
  const quadClass = quadClassOf(cameo);
  const goldstein = goldsteinOf(cell('Intensity'));
  const label = labelOf(row, cameo);
  const place = placeOf(number, row, context);
  const source = sourceOf(row, dataset);
  const ends = (['Source', 'Target'] as const).flatMap((end) => {
    const participant = participantOf(end, { row, number, context });
    return participant ? [{ end, ...participant }] : [];
  });
  const organizations = new Map(ends.flatMap(({ record }) => (record ? [[record.slug, record]] : [])));
  return [
    source,
    ...organizations.values(),
    {
      record: 'event',
      slug: event,
      label,
      // Of that day: on another, the ID can be another event's.
      codes: [{ scheme: 'ICEWS', value: id, valid: day }],
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
      value: row.named,
      statement: `ICEWS codes a report of ${day} so: ${label}.`,
      modality: 'ASSERTED',
      source: source.key,
      locator: `row ${number}`,
      // ICEWS dates an event by the story that tells of it, even of one long past.
      saidAt: day,
      dataset,
    },
    ...ends.map(({ end, slug, country }): RostrumRecord => ({
      record: 'participation',
      // By what it is, so that a corrected row which says otherwise makes another.
      key: `${event}:${end.toLowerCase()}:${slug}`,
      event,
      participant: slug,
      ...(country !== undefined && { country }),
      role: end === 'Source' ? 'SOURCE' : 'TARGET',
      recordClaim: claim,
      status: 'UNKNOWN',
    })),
  ];
}

function labelOf({ cell }: IcewsRow, cameo: string): string {
  const what = cell('Event Text') || rootNameOf(cameo);
  const target = cell('Target Name');
  return `${what}: ${cell('Source Name') || 'unspecified'}${target === '' ? '' : ` → ${target}`}`;
}

/** The story that the row was coded from; where that has no number, whatever its publisher published on that day. */
function sourceOf({ day, cell }: IcewsRow, dataset: string): SourceRecord {
  const story = cell('Story ID');
  const publisher = cell('Publisher');
  const said = { publishedAt: day, ...(publisher !== '' && { publisher }), dataset };
  const by = publisher || 'Publisher unknown';
  return story !== '' && /^\S{1,100}$/.test(story)
    ? { record: 'source', key: `${dataset}:story-${story}`, title: `${by}, story ${story}`, ...said }
    : {
        record: 'source',
        key: `${dataset}:${encodeURIComponent(publisher).slice(0, 150)}:${day}`,
        title: `${by}, ${day}`,
        ...said,
      };
}

function placeOf(number: number, { day, cell }: IcewsRow, context: FormatContext): EventRecord['place'] {
  const [city, region, countryName] = [
    cell('City'),
    cell('Province') || cell('District'),
    cell('Country'),
  ] as const;
  const name = [...new Set([city, region, countryName])].filter((part) => part !== '').join(', ');
  if (name === '') return undefined;
  const country = countryName === '' ? null : countryCalled(countryName, day, context.resolver);
  if (countryName !== '' && country === null)
    context.unresolved(countryName, { kind: 'COUNTRY', row: number });
  return {
    name,
    ...(country !== null && { country }),
    ...degreesOf(cell('Latitude'), cell('Longitude')),
    precision: city !== '' ? 'TOWN' : region !== '' ? 'REGION' : 'COUNTRY',
  };
}
