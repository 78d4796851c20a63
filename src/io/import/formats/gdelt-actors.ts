import { groupOf, regionOf, sortOf, type Body } from '../codes/cameo-actors';
import type { FormatContext } from '../format';
import type { CodedParticipant } from './coded-records';
import { organizationOf } from './world-body';

/** The cells of a row, its day and number, and the resolver. */
export interface AskedRow {
  named: Record<string, string>;
  day: string;
  number: number;
  context: FormatContext;
}

/** The source or target of a row. */
export interface GdeltActor {
  /** Its name in the row, in readable form; null if the row has none. */
  label: string | null;
  /** The actor; null if it cannot be identified, such as "police" without a country. */
  participant: CodedParticipant | null;
}

/**
 * Identifies an actor: by the CAMEO code of a country; else by the code of a group,
 * the most specific one last (IGO-UNO-DEV-WBK is the World Bank), of a region, or of a kind of organization.
 */
export function actorOf(actor: 'Actor1' | 'Actor2', asked: AskedRow): GdeltActor {
  const { named } = asked;
  const code = named[`${actor}Code`] ?? '';
  const name = named[`${actor}Name`]?.trim() ?? '';
  const label = readable(name) || code || null;
  return { label, participant: participantOf(actor, code, name, asked) };
}

function participantOf(
  actor: string,
  code: string,
  name: string,
  { named, day, number, context }: AskedRow,
): GdeltActor['participant'] {
  const { resolver, unresolved } = context;
  const countryCode = named[`${actor}CountryCode`] ?? '';
  const groupCode = named[`${actor}KnownGroupCode`] ?? '';
  const region = regionOf(countryCode);
  if (countryCode !== '' && !region) {
    const byCode = resolver.country('CAMEO', countryCode, day);
    const found = byCode.reason === 'UNKNOWN' ? resolver.countryNamed(name, day) : byCode;
    if (found.slug !== null) return { slug: found.slug, country: found.slug };
  }
  const body = particularGroup(code) ?? groupOf(groupCode) ?? region ?? sortAmong(code);
  const organization = body && organizationOf(body, resolver);
  if (organization) return organization;
  if (countryCode !== '') unresolved(name || countryCode, { kind: 'COUNTRY', row: number });
  else if (groupCode !== '') unresolved(name || groupCode, { kind: 'ORGANIZATION', row: number });
  return null;
}

const particularGroup = (code: string): Body | undefined =>
  partsOf(code).reduce<Body | undefined>((last, part) => groupOf(part) ?? last, undefined);

const sortAmong = (code: string): Body | undefined =>
  partsOf(code).reduce<Body | undefined>((first, part) => first ?? sortOf(part), undefined);

// A code is made of codes of three letters each.
const partsOf = (code: string): string[] => code.match(/.{3}/g) ?? [];

/** The source and target of an event, as a label. */
export function labelOfActors([source, target]: readonly [GdeltActor, GdeltActor]): string {
  if (target.label === null) return source.label ?? 'unspecified';
  return `${source.label ?? 'unspecified'} → ${target.label}`;
}

const ACRONYMS = /\b(Us|Usa|Uk|Un|Eu|Au|Uae|Nato|Imf|Opec|Asean|Who|Wto|Fbi|Cia|Bbc)\b/g;

/** Names come in capitals. */
const readable = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s-])\p{L}/gu, (first) => first.toUpperCase())
    .replace(ACRONYMS, (word) => word.toUpperCase());
