import type { EventItem } from '../items';
import type { ExportFormat } from './format';
import { endsOf, exactDay } from './said-time';

// Other statuses do not exist in RFC 5545: an event that has begun is CONFIRMED.
const STATUS: Readonly<Record<string, string>> = {
  CANCELLED: 'CANCELLED',
  UNDERWAY: 'CONFIRMED',
  OCCURRED: 'CONFIRMED',
};

/**
 * iCalendar (RFC 5545). An event whose start and end are known to the day is a VEVENT on those days. Any
 * other is a VJOURNAL, which needs no date and occupies no time, since a VEVENT would state days that no
 * source gives.
 */
export const ics: ExportFormat = {
  name: 'ics',
  mediaType: 'text/calendar; charset=utf-8',
  resources: ['events'],
  async *write(answer) {
    const stamp = stampOf(answer.asOf ?? new Date(0));
    yield lines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rostrum//Export//EN', 'CALSCALE:GREGORIAN']);
    for await (const item of answer.items()) yield lines(entry(item as EventItem, stamp));
    yield lines(['END:VCALENDAR']);
  },
};

function entry(event: EventItem, stamp: string): string[] {
  // The days of an event postponed without a new date no longer apply.
  const { start, end } = event.status === 'POSTPONED' ? { start: null, end: null } : endsOf(event.time);
  const [first, last] = [exactDay(start), exactDay(end)];
  if (first && last)
    return component('VEVENT', [
      ...described(event, stamp),
      `DTSTART;VALUE=DATE:${dateOf(first)}`,
      endAfter(first, last),
      ...status(event, STATUS[event.status]),
      ...located(event, 'LOCATION'),
      ...coordinates(event),
      'TRANSP:TRANSPARENT',
    ]);
  return component('VJOURNAL', [
    ...described(event, stamp),
    ...(first ? [`DTSTART;VALUE=DATE:${dateOf(first)}`] : []),
    ...status(event, event.status === 'CANCELLED' ? 'CANCELLED' : undefined),
    ...located(event, 'X-ROSTRUM-PLACE'),
  ]);
}

const component = (name: string, properties: readonly string[]) => [
  `BEGIN:${name}`,
  ...properties,
  `END:${name}`,
];

const described = ({ slug, name, summary, type, time }: EventItem, stamp: string) => [
  // Slugs never change, and are unique within a knowledge base.
  `UID:${slug}@rostrum`,
  `DTSTAMP:${stamp}`,
  `SUMMARY:${escaped(name)}`,
  ...(summary ? [`DESCRIPTION:${escaped(summary)}`] : []),
  `CATEGORIES:${escaped(type)}`,
  `X-ROSTRUM-TIME:${escaped(time.edtf)}`,
];

const status = (event: EventItem, said: string | undefined) => [
  ...(said ? [`STATUS:${said}`] : []),
  `X-ROSTRUM-STATUS:${event.status}`,
];

const located = ({ place }: EventItem, name: string) =>
  place
    ? [`${name}:${escaped([place.name, ...(place.country ? [place.country.name] : [])].join(', '))}`]
    : [];

// The center of a region or country is not the place of the event.
const coordinates = ({ place }: EventItem) =>
  place?.latitude == null || place.precision === 'REGION' || place.precision === 'COUNTRY'
    ? []
    : [`GEO:${place.latitude};${place.longitude}`];

const dateOf = (day: string) => day.replaceAll('-', '');

const DAY_LENGTH = 86_400_000;

/**
 * The end of an event of whole days. DTEND is the day after the last; a date in the year 10000 cannot be
 * written, so a duration takes its place.
 */
function endAfter(first: string, last: string): string {
  const after = new Date(Date.parse(last) + DAY_LENGTH);
  if (after.getUTCFullYear() <= 9999) return `DTEND;VALUE=DATE:${dateOf(after.toISOString().slice(0, 10))}`;
  return `DURATION:P${(after.getTime() - Date.parse(first)) / DAY_LENGTH}D`;
}

const stampOf = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u000C\u000E-\u001F\u007F]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n');

const lines = (all: readonly string[]) => all.map((line) => `${folded(line)}\r\n`).join('');

const MAX_LENGTH = 75;

/** Folds a line at 75 bytes: each continuation begins with a blank, and no character is split. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= MAX_LENGTH) return line;
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of line) {
    const width = Buffer.byteLength(character);
    if (size + width > MAX_LENGTH) {
      pieces.push(piece);
      piece = ' ';
      size = 1;
    }
    piece += character;
    size += width;
  }
  return [...pieces, piece].join('\r\n');
}
