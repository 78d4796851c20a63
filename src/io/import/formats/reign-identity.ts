import { parseSpan } from '../../../engine/model/time/edtf';
import { importSlug, fold } from '../../../engine/model/letters/fold';
import type { FormatContext } from '../format';
import type { Resolved } from '../resolver';
import type { LeaderRecord } from '../rostrum-jsonl/records';
import { coreOf, type Person, type Spell } from './reign-spells';

/** The beginning of the keys of all editions. */
export const LIST = 'reign-';

/** What a row of REIGN says, and of whom. */
export interface Values {
  spell: Spell;
  person: Person;
  /** The other persons of the country in the file. */
  others: readonly Person[];
  /** The month of the edition. */
  edition: string;
}

export interface FoundLeader {
  slug: string;
  /** What the list gives of a leader whom it introduced: the names. */
  record?: LeaderRecord;
  /** Whether another source has recorded the leader, so that the list's name is an alias. */
  isOfOthers: boolean;
}

/** The leader who bears one of a person's ids and is that person; else the one whose name, country and time fit alone; else a new one. */
export function findLeader({ person, others, edition }: Values, context: FormatContext): FoundLeader {
  const known = bearerOf(person, edition, context) ?? namedOf(person, edition, context);
  // If another person of the list is or can be that leader, the name is too little evidence.
  const isTaken =
    known !== null &&
    bearerOf(person, edition, context) === null &&
    others.some((other) => known === (bearerOf(other, edition, context) ?? namedOf(other, edition, context)));
  if (known === null || isTaken) {
    const slug = freshSlug(person, edition, context);
    return { slug, record: leaderRecord(person, slug), isOfOthers: false };
  }
  const recorded = context.resolver.leaderRecord(known);
  const isOfOthers = recorded === null || !isOfTheList(recorded);
  // For leaders that other sources recorded, the rows claim the list's name.
  if (isOfOthers || isCalledSo(person, known, edition, context)) return { slug: known, isOfOthers };
  return { slug: known, record: leaderRecord(person, known), isOfOthers };
}

/** Whether a leader was brought by the list, by the slug that is made of a name and an id, and not recorded otherwise. */
const isOfTheList = ({ slug, names = [] }: LeaderRecord) =>
  names.some(({ value }) => {
    const called = `${importSlug(fold(value))}-`;
    return slug.startsWith(called) && /\d/.test(slug.slice(called.length));
  });

/**
 * The leader who bears one of a person's ids and is that person. Editions number people anew: who bears the id is the same
 * only where the name or the beginning of a spell agrees as well.
 */
function bearerOf(person: Person, edition: string, context: FormatContext): string | null {
  const { resolver } = context;
  const bearers = new Set(person.leadIds.map((id) => resolver.leader('REIGN', id).slug));
  for (const slug of bearers)
    if (slug !== null && (isCalledSo(person, slug, edition, context) || beganSo(person, slug, context)))
      return slug;
  return null;
}

/** Whether one of a person's spells began when a recorded one of the leader did. */
const beganSo = ({ spells }: Person, leader: string, { resolver }: FormatContext): boolean =>
  spells.some(({ cow, start }) => {
    const country = resolver.country('COW', cow, start.earliest as string).slug;
    const begun = { role: 'EFFECTIVE_LEADER' as const, since: start.earliest as string, within: 0 };
    return country !== null && resolver.tenureBegun({ leader, country, ...begun, prefix: 'reign:' }) !== null;
  });

/** A slug that is not taken by another leader of the list with one of these ids. */
function freshSlug(person: Person, edition: string, { resolver }: FormatContext): string {
  const isTaken = resolver.leaderRecord(person.slug) !== null;
  return isTaken ? `${person.slug}-${edition}` : person.slug;
}

/** The recorded leader to whom all spells lead that lead to any; null if there are several. */
function namedOf({ spells }: Person, edition: string, context: FormatContext): string | null {
  const found = spells.map((spell) => askFor(spell, edition, context));
  const slugs = new Set(found.flatMap(({ slug }) => slug ?? []));
  const isUnclear = found.some(({ reason }) => reason === 'AMBIGUOUS');
  return slugs.size === 1 && !isUnclear ? ([...slugs][0] as string) : null;
}

/** Whether a leader is recorded with the names that the list has now, and not with what it had before a correction. */
const isCalledSo = ({ spells }: Person, slug: string, edition: string, context: FormatContext): boolean =>
  spells.some((spell) => askFor(spell, edition, context).slug === slug);

function askFor(spell: Spell, edition: string, { resolver }: FormatContext): Resolved {
  const country = resolver.country('COW', spell.cow, spell.start.earliest as string);
  if (country.slug === null) return country;
  return resolver.leaderNamed(spell.name, { country: country.slug, day: coreOf(spell, lastDayOf(edition)) });
}

const leaderRecord = ({ names }: Person, slug: string): LeaderRecord => ({
  record: 'leader',
  slug,
  names: names.map((value, index) => ({ value, language: 'und', ...(index > 0 && { kind: 'ALIAS' }) })),
});

/** The last day of the month of an edition. */
export const lastDayOf = (month: string): string => parseSpan(month).latest as string;
