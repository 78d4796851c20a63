import { timeWords, lowerWords } from '../../words';
import type { EventParameters } from './event-filter';

/** The names of what a filter refers to, looked up together with the events. */
export const LOOKED_UP = `ofCountry: country(slug: $of) @include(if: $hasOf) { name(language: $language) }
    ofLeader: leader(slug: $of) @include(if: $hasOf) { name(language: $language) }
    ofOrganization: organization(slug: $of) @include(if: $hasOf) { name(language: $language) }
    inCountry: country(slug: $country) @include(if: $hasCountry) { name(language: $language) }`;

interface Named {
  readonly name: string;
}

export interface LookedUp {
  readonly ofCountry?: Named | null;
  readonly ofLeader?: Named | null;
  readonly ofOrganization?: Named | null;
  readonly inCountry?: Named | null;
}

/** The variables of the look-ups; an unused slug is never looked up. */
export const lookUps = ({ of, country }: EventParameters) => ({
  of: of ?? '',
  hasOf: of !== null,
  country: country ?? '',
  hasCountry: country !== null,
});

/** Which events are meant, in words: "Ceremony events with China in Russia, since 1 January 2015". */
export function eventWords(parameters: EventParameters, found: LookedUp): string {
  const { of, country, type, text, from, to } = parameters;
  const subject = found.ofCountry ?? found.ofLeader ?? found.ofOrganization;
  const parts = [
    type ? `Events of type ${lowerWords(type)}` : 'Events',
    of && `with ${subject?.name ?? of}`,
    country && `in ${found.inCountry?.name ?? country}`,
    text && `about “${text}”`,
    (from ?? to) && timeWords({ edtf: `${from ?? '..'}/${to ?? '..'}` }),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
