import { inWords } from '../../engine/model/time/in-words';

/* What tells a thing from its namesakes, in one line of English. Each takes what a statement has read of the thing. */

/** The office that a leader holds, or held last before the day of the question, or else is to hold first; null for none. */
export type Office = [
  office: string,
  role: string,
  country: string,
  term: string,
  when: 'now' | 'formerly' | 'later',
];

/** "President of China", "Formerly Regent, Ruritania, 2001 to 2004"; without an office, "Leader, born 1950". */
export function describeLeader([office, born, died]: [Office | null, string | null, string | null]): string {
  if (office === null)
    return listed(['Leader', born && happened('born', born), died && happened('died', died)]);
  const [title, role, country, term, when] = office;
  const held = listed([title || capital(words(role)), isNamedIn(country, title) ? null : country]);
  if (when === 'now') return held;
  return listed([`${when === 'formerly' ? 'Formerly' : 'Later'} ${held}`, inWords(term)]);
}

/** "born 1950", "born in the 1980s"; null for an unknown time. */
function happened(verb: string, edtf: string): string | null {
  const time = inWords(edtf);
  return time === null ? null : `${verb} ${time.startsWith('the ') ? 'in ' : ''}${time}`;
}

/** Where a thing was on the day of the question: there, no more, or not yet. */
export type Existence = [isOver: boolean | null, isToCome: boolean | null, existed: string | null];

/** "Country in Eastern Asia, capital Pyongyang"; of one that is no more with when it was. */
export function describeCountry([region, seat, ...existence]: [
  string | null,
  string | null,
  ...Existence,
]): string {
  const what = region === null ? 'country' : `country in ${region}`;
  return listed([inTime(what, existence), seat && `capital ${seat}`, whileItWas(existence)]);
}

const ORGANIZATIONS: Readonly<Record<string, string>> = { MEDIA: 'news organization', OTHER: 'organization' };

/** "Ministry, China". */
export function describeOrganization([kind, country, ...existence]: [
  string,
  string | null,
  ...Existence,
]): string {
  const what = ORGANIZATIONS[kind] ?? words(kind);
  return listed([inTime(what, existence), country, whileItWas(existence)]);
}

/** The types of events of PLOVER as nouns; those that are left out are nouns. */
const EVENTS: Readonly<Record<string, string>> = {
  AGREE: 'agreement',
  CONSULT: 'consultation',
  CONCEDE: 'concession',
  COOPERATE: 'cooperation',
  ACCUSE: 'accusation',
  REJECT: 'rejection',
  THREATEN: 'threat',
  MOBILIZE: 'mobilization',
  COERCE: 'coercion',
  OTHER: 'event',
};

const STATUSES: Readonly<Record<string, string>> = {
  SCHEDULED: 'planned',
  UNDERWAY: 'under way',
  REPORTED: 'reported in the news',
  UNKNOWN: 'status unknown',
};

/** "Ceremony (planned), 3 September 2025, Beijing, China"; what happened has no status. */
export function describeEvent([type, status, time, place, country]: [
  type: string,
  status: string,
  time: string,
  place: string | null,
  country: string | null,
]): string {
  const what = capital(EVENTS[type] ?? words(type));
  const standing = status === 'OCCURRED' ? '' : ` (${STATUSES[status] ?? words(status)})`;
  return listed([
    what + standing,
    inWords(time),
    place,
    place && country && isNamedIn(country, place) ? null : country,
  ]);
}

/** "Series of 2 events, 2015 to 2025". */
export function describeSeries([count, first, last]: [number, string | null, string | null]): string {
  const years = first === null ? null : first === last || last === null ? first : `${first} to ${last}`;
  return listed([count === 1 ? 'Series of 1 event' : `Series of ${count} events`, years]);
}

const listed = (parts: readonly (string | null)[]): string => parts.filter((part) => part).join(', ');
const words = (value: string): string => value.toLowerCase().replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isNamedIn = (name: string, text: string): boolean => text.toLowerCase().includes(name.toLowerCase());

const inTime = (what: string, [isOver, isToCome]: Existence): string =>
  isOver ? `Former ${what}` : isToCome ? `Later ${what}` : capital(what);

const whileItWas = ([isOver, isToCome, existed]: Existence): string | null =>
  (isOver || isToCome) && existed !== null ? inWords(existed) : null;
