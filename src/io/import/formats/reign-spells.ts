import { groupBy } from '../../../engine/model/group-by';
import { parseSpan, type Span } from '../../../engine/model/time/edtf';
import { importSlug, fold } from '../../../engine/model/letters/fold';
import type { BadRow } from '../format';
import type { TableRow } from './tables';
import { partialDate } from './spells';

/** One spell of a leader in power: a row of REIGN's list. */
export interface Spell extends TableRow {
  leadId: string;
  cow: string;
  /** As written, without "(2nd time)" and the like. */
  name: string;
  /** Year of birth, if known. */
  born: string | null;
  start: Span;
  /** Null if still in power when the list ends. */
  end: Span | null;
}

/** A person with all spells in the file. */
export interface Person {
  slug: string;
  names: string[];
  born: string | null;
  /** REIGN's ids that no other person has. */
  leadIds: string[];
  spells: Spell[];
}

/** Reads a row of the list, or returns the reason why it cannot be read. */
export function readSpell(row: TableRow): Spell | BadRow {
  const { number, text, cells } = row;
  const { leadid: leadId = '', ccode: cow = '', leader = '', birthyear = '' } = cells;
  const bad = (fault: string): BadRow => ({ number, text, fault });
  if (leader.length > MAX_NAME) return bad(`leader has more than ${MAX_NAME} characters`);
  if (leadId === '') return bad('leadid is missing');
  if (!/^\d{1,3}$/.test(cow)) return bad(`ccode is to be a number of Correlates of War; it is "${cow}"`);
  const name = nameIn(leader);
  if (name === '') return bad('leader is missing');
  const start = partialDate(cells.syear, cells.smonth, cells.sdate);
  if (!start) return bad('syear, smonth and sdate are no date');
  const isOpen = !cells.eyear && !cells.emonth;
  const end = isOpen ? null : partialDate(cells.eyear, cells.emonth);
  if (!isOpen && !end) return bad('eyear and emonth are no month');
  if (end && (end.latest as string) < (start.earliest as string)) return bad('it ends before it starts');
  // Unknown is -99.
  const born = /^1[89]\d\d$|^20\d\d$/.test(birthyear) ? birthyear : null;
  return { ...row, leadId, cow, name, born, start, end };
}

// "Vincenzo Pedini (2nd time)         (", "Marino Benedetto Belluzzi (1st", "Evans Paul (acting)"; but "(Tupou VI)" and
// "(son)" say who is meant.
const REMARK_AT_END = /\((?:\d+(?:st|nd|rd|th)\b[^)]*\)?|acting\))?$/i;

// One remark after the other: a pattern of all of them takes time by the power of their number.
function nameIn(text: string): string {
  const name = text.trimEnd().replace(REMARK_AT_END, '');
  return name === text ? name.replace(/\s+/g, ' ').trim() : nameIn(name);
}

/** In characters. */
const MAX_NAME = 150;

/** Whether REIGN numbers the spells of one person here ("2nd time"). */
const isNumbered = ({ cells }: Spell) => /\(\d+(st|nd|rd|th)\b/.test(cells.leader ?? '');

/** The state that went on under another number: West Germany, and the two Yemens. */
const GOES_ON_AS: Readonly<Record<string, string>> = { '260': '255', '678': '679', '680': '679' };

/**
 * Groups spells by person. The list gives most persons a new id each time they come to power, and has ids under which
 * another person stood in for a while. Spells of a country under one name are of one person if the year of birth is the
 * same or, without a year, if the id is the same or the list numbers the spells of a full name.
 */
export function personsOf(spells: readonly Spell[]): Map<Spell, Person> {
  const owners = new Map<string, Person>();
  const persons = new Map<Spell, Person>();
  for (const group of groupBy(spells, whoIs).values()) {
    const person = personOf(group);
    for (const spell of group) {
      persons.set(spell, person);
      if (owners.has(spell.leadId)) continue;
      owners.set(spell.leadId, person);
      person.leadIds.push(spell.leadId);
    }
  }
  return persons;
}

function whoIs(spell: Spell): string {
  const { cow, name, born, leadId } = spell;
  const who = `${GOES_ON_AS[cow] ?? cow} ${fold(name)}`;
  if (born) return `${who} ${born}`;
  return isNumbered(spell) && /\s/.test(name) ? `${who} numbered` : `${who} ${leadId}`;
}

function personOf(spells: Spell[]): Person {
  const [first] = spells as [Spell];
  return {
    slug: slugOf(first),
    names: [...new Set(spells.map(({ name }) => name))],
    born: first.born,
    leadIds: [],
    spells,
  };
}

// The id tells namesakes apart, the name those who share an id.
const slugOf = ({ name, leadId }: Spell) => importSlug(`${fold(name)} ${leadId}`);

/** The days on which a leader was certainly in power and alone; the whole spell if it is too short to tell. */
export function coreOf({ start, end }: Spell, attestedUntil: string): { earliest: string; latest: string } {
  const earliest = start.earliest as string;
  const whole = { earliest, latest: end ? (end.latest as string) : attestedUntil };
  // On the day of the handover, and in the month of which only the name is known, another was in power, too.
  const core = {
    earliest: dayAfter(start.latest as string),
    latest: end ? dayBefore(end.earliest as string) : attestedUntil,
  };
  return core.earliest <= core.latest ? core : whole;
}

const dayAfter = (day: string) => shift(day, 1);
const dayBefore = (day: string) => shift(day, -1);
const shift = (day: string, days: number) =>
  parseSpan(new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)).edtf;
