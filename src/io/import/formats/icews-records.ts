import { rootNameOf, withLeadingZero } from '../codes/cameo-code';
import { quadClassOf } from '../codes/quad-class';
import type { FormatContext } from '../format';
import type { EventRecord, RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { degreesOf } from './tables';
import { codedRecords } from './coded-records';
import { countryCalled, participantOf } from './icews-actors';
import type { IcewsRow } from './icews-columns';

/** The key of a row: with the day, since about one ID in a hundred stands for two events of different days. */
export const keyOf = ({ id, day }: IcewsRow): string => `${id}-${day.replaceAll('-', '')}`;

/** The records of a row. */
export function icewsRecords(number: number, row: IcewsRow, context: FormatContext): RostrumRecord[] {
  const { id, day, cell, named } = row;
  const { dataset } = context;
  const own = keyOf(row);
  // Root categories alone are never coded, so two digits lack their leading zero.
  const cameo = withLeadingZero(cell('CAMEO Code'));
  const label = labelOf(row, cameo);
  return codedRecords({
    dataset,
    event: `icews-${own}`,
    claim: `${dataset}:${own}`,
    number,
    label,
    // With the day: on another day, the same ID can be another event's.
    codes: [{ scheme: 'ICEWS', value: id, valid: day }],
    cameo,
    goldstein: cell('Intensity'),
    quadClass: quadClassOf(cameo),
    day,
    place: placeOf(number, row, context),
    source: sourceOf(row, dataset),
    named,
    statement: `ICEWS codes a report of ${day} as ${label}.`,
    // ICEWS dates an event by the story that reports it, even if the event is long past.
    saidAt: day,
    ends: (['Source', 'Target'] as const).flatMap((end) => {
      const participant = participantOf(end, { row, number, context });
      return participant
        ? [{ role: end === 'Source' ? ('SOURCE' as const) : ('TARGET' as const), participant }]
        : [];
    }),
  });
}

function labelOf({ cell }: IcewsRow, cameo: string): string {
  const what = cell('Event Text') || rootNameOf(cameo);
  const target = cell('Target Name');
  return `${what}: ${cell('Source Name') || 'unspecified'}${target === '' ? '' : ` → ${target}`}`;
}

/** The story that the row was coded from; if it has no number, all that its publisher published on that day. */
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
