import type { ProtocolLevel } from '../../generated/prisma/enums';
import { lastWhere } from './arrays';
import type { NounPhrase } from './chunks';
import type { Actor } from './frame';
import { type Gazetteer, type Thing, wordsOf } from './gazetteer';
import { isBody } from './lexicon/bodies';
import type { Title } from './lexicon/offices';
import type { LinkedName, Linker } from './link';
import { isOf, isPossessive, titleIn } from './name-words';
import type { Token } from './tokens';

/** Finds whom the phrases and pronouns of an article mean, by its linked names and the offices of the day. */
export class Actors {
  private lastPerson: Actor | undefined;
  private lastBody: Actor | undefined;

  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly linker: Linker,
  ) {}

  /** Whom a phrase means. */
  meant(
    tokens: readonly Token[],
    names: readonly LinkedName[],
    phrase: NounPhrase,
    text: string,
  ): Actor | null {
    const head = tokens[phrase.head]!;
    const span = { start: tokens[phrase.first]!.start, end: tokens[phrase.last]!.end };
    const inside = names.filter(({ first, last }) => first >= phrase.first && last <= phrase.last);
    const after = names.filter(
      ({ first }) => first > phrase.last && first <= phrase.last + 3 && isOf(tokens, phrase.last, first),
    );
    const title = titleIn(tokens, phrase);
    const countryName = [...inside, ...after].find(({ chosen }) => chosen?.kind === 'COUNTRY');
    const country = countryName?.chosen;
    const person = lastWhere(inside, ({ isPerson, last }) => isPerson && !isPossessive(tokens, last));
    const actor = (more: Partial<Actor>): Actor => {
      const level = (more.thing && this.levelOf(more.thing)) ?? more.title?.level;
      return { ...span, isPerson: false, isCollective: false, ...(level && { level }), ...more };
    };
    if (person) {
      const linked = person.chosen ?? this.holderNamed(person, country, title?.title);
      const own = linked?.country === undefined ? country : this.gazetteer.thing(linked.country);
      return actor({
        isPerson: true,
        ...(linked ? { thing: linked } : { unlinked: person.full ?? person }),
        ...(own && { country: own }),
        ...(title && { title: title.title }),
      });
    }
    const body = inside.find(
      ({ chosen, last }) => chosen?.kind === 'ORGANIZATION' && !isPossessive(tokens, last),
    );
    if (body?.chosen) {
      const owner = body.chosen.country === undefined ? country : this.gazetteer.thing(body.chosen.country);
      return actor({ thing: body.chosen, ...(owner && { country: owner }) });
    }
    if (country && title && !title.isPlural) {
      const { roles, office } = title.title;
      const holders = this.gazetteer.holders(
        country.slug,
        (held) => roles.includes(held.role as never) && (!office || office.test(held.office)),
      );
      if (holders.length === 1)
        return actor({ thing: holders[0]!, country, title: title.title, isPerson: true });
      if (roles.length > 0 && holders.length > 1)
        return actor({
          country,
          title: title.title,
          isPerson: true,
          unlinked: {
            ...span,
            text: text.slice(span.start, span.end),
            candidates: holders.map(({ slug }) => ({ slug, via: 'office', score: 1 / holders.length })),
          },
        });
      return actor({ thing: country, country, title: title.title, isCollective: true });
    }
    if (country) {
      const ministry = this.organizationIn(tokens, phrase, country);
      if (ministry) return actor({ thing: ministry, country });
      const isCountryItself = countryName !== undefined && countryName.last >= phrase.head;
      if (
        isCountryItself ||
        (head.tag === 'PROPN' && head.lower.endsWith('s')) ||
        isBody(head.lemma, head.lower)
      )
        return actor({ thing: country, country, isCollective: true, ...(title && { title: title.title }) });
      return null;
    }
    const group = this.groupIn(tokens, phrase);
    return group ? actor({ thing: group }) : null;
  }

  /** An organization of a country whose label begins with some words and ends in "of" the country. */
  bodyOf(country: Thing, words: string): Thing | undefined {
    const folded = wordsOf(words).join(' ');
    return this.gazetteer
      .organizationsOf(country.slug)
      .find(({ label }) => wordsOf(label.replace(/ of .*/, '')).join(' ') === folded);
  }

  /** Remembers whom pronouns can mean. */
  remember(actor: Actor): void {
    if (actor.isPerson) this.lastPerson = actor;
    else this.lastBody = actor;
  }

  /** Whom a pronoun means, after what was said so far. */
  antecedent({ lower, start, end }: Token): Actor | null {
    const meant = /^(he|him|she|her|himself|herself)$/.test(lower)
      ? this.lastPerson
      : /^(it|they|them|itself|themselves)$/.test(lower)
        ? (this.lastBody ?? this.lastPerson)
        : undefined;
    return meant ? { ...meant, start, end } : null;
  }

  /** The holder of an office whose name ends or begins as the text says: "Russian President Putin". */
  private holderNamed(
    { text }: LinkedName,
    country: Thing | undefined,
    title: Title | undefined,
  ): Thing | undefined {
    if (!country || !title) return undefined;
    const family = this.gazetteer.withFamilyName(wordsOf(text).slice(-1));
    const holders = this.gazetteer.holders(country.slug, () => true);
    const fitting = family.filter((leader) => holders.includes(leader));
    if (fitting.length !== 1) return undefined;
    this.linker.know(fitting[0]!);
    return fitting[0];
  }

  /** Who holds an office of the country that an actor is; null if nobody in particular. */
  holder({ thing, country, start, end }: Actor, title: Title): Actor | null {
    if (!country || thing !== country) return null;
    const holders = this.gazetteer.holders(country.slug, (held) => title.roles.includes(held.role as never));
    const level = holders[0] && this.levelOf(holders[0]);
    return holders.length === 1
      ? {
          start,
          end,
          thing: holders[0]!,
          country,
          title,
          isPerson: true,
          isCollective: false,
          ...(level && { level }),
        }
      : null;
  }

  /** The level by the offices that a leader holds on the day. */
  private levelOf({ slug, kind }: Thing): ProtocolLevel | undefined {
    if (kind !== 'LEADER') return undefined;
    const roles = this.gazetteer.officesOf(slug).map(({ role }) => role);
    return LEVELS.find(([role]) => roles.includes(role))?.[1];
  }

  /** "China's foreign ministry", "China's armed forces": an organization of the country with such a name. */
  private organizationIn(tokens: readonly Token[], phrase: NounPhrase, country: Thing): Thing | undefined {
    const words = tokens.slice(phrase.first, phrase.last + 1).map(({ lower }) => lower);
    const isForeign = words.includes('foreign') && words.includes('ministry');
    const isArmed = words.includes('armed') && words.includes('forces');
    if (!isForeign && !isArmed) return undefined;
    const found = this.gazetteer
      .organizationsOf(country.slug)
      .filter(({ label, organizationKind }) =>
        isForeign
          ? organizationKind === 'MINISTRY' && /foreign/i.test(label)
          : organizationKind === 'ARMED_FORCES',
      );
    return found.length === 1 ? found[0] : undefined;
  }

  /** "Western leaders": a recorded group, by the words of the phrase. */
  private groupIn(tokens: readonly Token[], phrase: NounPhrase): Thing | undefined {
    for (let first = phrase.first; first <= phrase.head; first++) {
      const words = tokens.slice(first, phrase.head + 1).flatMap(({ text }) => wordsOf(text));
      const [entry, ...others] = this.gazetteer.named(words);
      if (entry && others.length === 0 && entry.thing.kind === 'ORGANIZATION') return entry.thing;
    }
    return undefined;
  }
}

const LEVELS: readonly (readonly [role: string, ProtocolLevel])[] = [
  ['HEAD_OF_STATE', 'HEAD_OF_STATE'],
  ['EFFECTIVE_LEADER', 'HEAD_OF_STATE'],
  ['HEAD_OF_GOVERNMENT', 'HEAD_OF_GOVERNMENT'],
  ['MINISTER', 'MINISTER'],
];
