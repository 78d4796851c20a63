import type { ProtocolLevel } from '../../generated/prisma/enums';
import { lastWhere } from './arrays';
import { Discourse } from './discourse';
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
  /** Of whom the article has spoken so far. */
  readonly discourse = new Discourse();

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
    // Of "Kim's sister", not Kim; of the phrase "Kim" alone, Kim.
    const isOwner = (last: number) => last < phrase.last && isPossessive(tokens, last);
    const person = lastWhere(inside, ({ isPerson, last }) => isPerson && !isOwner(last));
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
    const body = inside.find(({ chosen, last }) => chosen?.kind === 'ORGANIZATION' && !isOwner(last));
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
    if (group) return actor({ thing: group });
    const described = this.described(tokens, names, phrase, title?.title);
    return described && { ...described, ...span };
  }

  /** An organization of a country whose label begins with some words and ends in "of" the country. */
  bodyOf(country: Thing, words: string): Thing | undefined {
    const folded = wordsOf(words).join(' ');
    return this.gazetteer
      .organizationsOf(country.slug)
      .find(({ label }) => wordsOf(label.replace(/ of .*/, '')).join(' ') === folded);
  }

  /** "The president", "the government": the one of whom the sentences before spoke. */
  private described(
    tokens: readonly Token[],
    names: readonly LinkedName[],
    { first, head }: NounPhrase,
    title: Title | undefined,
  ): Actor | null {
    const noun = tokens[head]!;
    if (tokens[first]!.lower !== 'the' || noun.tag === 'PROPN' || head - first > 2) return null;
    if (title && title.roles.length > 0) {
      const holds = (thing: Thing | undefined) =>
        thing !== undefined &&
        this.gazetteer.officesOf(thing.slug).some(({ role }) => title.roles.includes(role as never));
      const before = lastWhere(names, ({ last, chosen }) => last < first && chosen?.kind === 'LEADER');
      if (before && holds(before.chosen)) return this.personOf(before.chosen!);
      const isBearer = ({ thing, title: own }: Actor) => own === title || holds(thing);
      const bearer = lastWhere(this.discourse.people, isBearer);
      if (bearer) return bearer;
    }
    const { topic } = this.discourse;
    if (!topic || head - first > 1) return null;
    const country = { ...span0, thing: topic, country: topic, isPerson: false, isCollective: true };
    if (title) return title.roles.length > 0 ? this.holder(country, title) : null;
    return OF_THE_COUNTRY.test(noun.lower) ? country : null;
  }

  private personOf(thing: Thing): Actor {
    const country = this.gazetteer.thing(thing.country ?? '');
    const level = this.levelOf(thing);
    return {
      ...span0,
      thing,
      isPerson: true,
      isCollective: false,
      ...(country && { country }),
      ...(level && { level }),
    };
  }

  /** "The two countries", "both leaders": the two of whom a sentence spoke together. */
  pairIn(tokens: readonly Token[], { first, last, head }: NounPhrase): readonly Actor[] | null {
    const words = tokens.slice(first, last + 1).map(({ lower }) => lower);
    const noun = tokens[head]!.lower;
    const { two } = this.discourse;
    const isPair = words.some((word) => /^(two|both)$/.test(word)) && PAIRS.test(noun);
    if (!isPair || words.length > 4 || two.length !== 2) return null;
    const span = { start: tokens[first]!.start, end: tokens[last]!.end };
    return two.map((actor) =>
      actor.isPerson && actor.country && OF_STATES.test(noun)
        ? { ...span, thing: actor.country, country: actor.country, isPerson: false, isCollective: true }
        : { ...actor, ...span },
    );
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

  /** The holder of an office of the country that an actor is; null if there is not exactly one. */
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

  /** Who holds in a country the office that a person holds in another; null if that is not one person. */
  counterpart(of: Thing, country: Thing): Actor | null {
    const offices = this.gazetteer.officesOf(of.slug);
    const holders = this.gazetteer.holders(country.slug, (held) =>
      offices.some(
        ({ role, office }) => role === held.role && (role !== 'MINISTER' || office === held.office),
      ),
    );
    return holders.length === 1 ? this.personOf(holders[0]!) : null;
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

const span0 = { start: 0, end: 0 };

const OF_THE_COUNTRY =
  /^(government|military|army|police|authorities|country|regime|parliament|kingdom|nation|ministry|cabinet|navy)$/;
/** Of people, their countries are meant. */
const OF_STATES = /^(countries|nations|states|governments|capitals|powers|neighbors|neighbours)$/;
const PAIRS =
  /^(countries|sides|leaders|nations|neighbors|neighbours|states|presidents|allies|governments|men|parties|powers|capitals|rivals)$/;

const LEVELS: readonly (readonly [role: string, ProtocolLevel])[] = [
  ['HEAD_OF_STATE', 'HEAD_OF_STATE'],
  ['EFFECTIVE_LEADER', 'HEAD_OF_STATE'],
  ['HEAD_OF_GOVERNMENT', 'HEAD_OF_GOVERNMENT'],
  ['MINISTER', 'MINISTER'],
];
