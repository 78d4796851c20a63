import type { EventItem } from '../items';
import type { ExportFormat } from './format';

const CANCELLED = new Set(['CANCELLED']);
const TENTATIVE = new Set(['POSTPONED', 'RESCHEDULED']);

/**
 * iCalendar (RFC 5545): each event as whole days from its earliest to its latest. What nobody can date from one side is a
 * single day, and what has no day at all is left out, since a calendar has no place for it.
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
  const { time, place, name, summary, status, type, slug } = event;
  const first = time.earliest ?? time.latest;
  if (first === null) return [];
  const last = time.earliest === null ? first : time.latest;
  return [
    'BEGIN:VEVENT',
    // Slugs never change, and are unique in one knowledge base.
    `UID:${slug}@rostrum`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dateOf(first)}`,
    // The end is exclusive; without one it is a single day.
    ...(last === null ? [] : [`DTEND;VALUE=DATE:${dateOf(dayAfter(last))}`]),
    `SUMMARY:${escaped(name)}`,
    ...(summary ? [`DESCRIPTION:${escaped(summary)}`] : []),
    ...(place
      ? [`LOCATION:${escaped([place.name, ...(place.country ? [place.country.name] : [])].join(', '))}`]
      : []),
    ...(place?.latitude != null ? [`GEO:${place.latitude};${place.longitude}`] : []),
    `CATEGORIES:${escaped(type)}`,
    `STATUS:${CANCELLED.has(status) ? 'CANCELLED' : TENTATIVE.has(status) ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    `X-ROSTRUM-TIME:${escaped(time.edtf)}`,
    `X-ROSTRUM-STATUS:${status}`,
    'END:VEVENT',
  ];
}

const dateOf = (day: string) => day.replaceAll('-', '');

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  // The last day of the calendar has none after it.
  return date.getUTCFullYear() > 9999 ? day : date.toISOString().slice(0, 10);
}

const stampOf = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u000C\u000E-\u001F\u007F]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n');

const lines = (all: readonly string[]) => all.map((line) => `${folded(line)}\r\n`).join('');

const LONGEST = 75;

/** A line in pieces of at most 75 bytes, each further one after a blank, and no character in two. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST) return line;
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of line) {
    const width = Buffer.byteLength(character);
    if (size + width > LONGEST) {
      pieces.push(piece);
      piece = ' ';
      size = 1;
    }
    piece += character;
    size += width;
  }
  return [...pieces, piece].join('\r\n');
}
