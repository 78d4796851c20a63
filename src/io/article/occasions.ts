import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { DateMention } from './dates';
import type { Occasion, Place } from './frame';
import type { Gazetteer, Thing } from './gazetteer';
import { wordsOf } from './gazetteer';
import { OCCASIONS } from './lexicon/bodies';
import { isOver, wasHeld } from './held';
import { governors } from './modality';

/** Nouns that mean the event that was named before. */
const GENERIC =
  /^(event|occasion|gathering|celebration|celebrations|festivities|ceremony|proceedings|function|session|plenary|it|this)$/;
const BODIES = /^(council|assembly|congress|games|opening|session|conference|forum|convention)$/;

/** The events of an article at which people take part; later phrases mean those that were named before. */
export class Occasions {
  readonly all: Occasion[] = [];

  constructor(private readonly gazetteer: Gazetteer) {}

  /** The event that "the event", "the parade" or no phrase at all means: the one that the article names most, of those to come. */
  get main(): Occasion | undefined {
    const toCome = this.all.filter((each) => isMajor(each) && each.status !== 'OCCURRED');
    const among = toCome.length > 0 ? toCome : this.all.filter(isMajor);
    const count = ({ key }: Occasion) => this.mentions.get(key)?.size ?? 0;
    return [...among].sort((a, b) => count(b) - count(a))[0] ?? this.all[0];
  }
  /** Where each event is named, so that the one that the article is about can be told. */
  private readonly mentions = new Map<string, Set<number>>();

  /** The event that a phrase means, with the place of the mention noted. */
  meant(context: SentenceContext, phrase: NounPhrase): Occasion | null {
    const occasion = this.find(context, phrase);
    if (!occasion) return null;
    const places = this.mentions.get(occasion.key) ?? new Set<number>();
    this.mentions.set(occasion.key, places.add(context.tokens[phrase.head]!.start));
    return occasion;
  }

  /** "Leaders meet in Vienna on Tuesday": an event that only a verb names, where its place and time are given. */
  gathered(context: SentenceContext, { verb, subjects, prepositional }: Clause): void {
    const at = { first: verb.first, last: verb.last, head: verb.head };
    const isOfMany = subjects.some(({ head }) => MANY.test(context.tokens[head]!.lower));
    const isNamed = prepositional.some(({ phrases }) => phrases.some((phrase) => this.find(context, phrase)));
    if (!GATHERS.test(verb.lemma) || verb.isNegated || !isOfMany || isNamed) return;
    const place = placeAfter(context, at);
    const date = dateNear(context, at);
    const isKnown = this.all.some((each) => each.time === date?.edtf);
    if (!place || !date || isKnown) return;
    this.all.push({
      key: `meeting-${this.all.length + 1}`,
      label: `Meeting in ${place.name}`,
      type: 'CONSULT',
      status: isOver(date.edtf, context.today) ? 'OCCURRED' : 'SCHEDULED',
      time: date.edtf,
      place,
      span: context.span,
    });
  }

  /** The event that a phrase means; a new one where it names one; null where it names none. */
  private find(context: SentenceContext, phrase: NounPhrase): Occasion | null {
    const head = context.tokens[phrase.head]!;
    const noun = OCCASIONS[head.lower] ? head.lower : head.lemma;
    if (GENERIC.test(head.lower) && this.main && !hasName(context, phrase)) return this.main;
    const type = OCCASIONS[noun];
    if (!type || (head.lower.endsWith('s') && noun !== head.lower && !GENERIC.test(head.lower))) return null;
    if (BODIES.test(noun) && isBody(context, phrase)) return null;
    const year = yearOf(context, phrase);
    const series = this.seriesIn(context, phrase);
    const known = this.all.find(
      (each) =>
        (series !== undefined
          ? each.series === series || (each.series === undefined && sameNoun(each, noun))
          : sameNoun(each, noun)) &&
        (year === undefined || each.edition === undefined || each.edition === year) &&
        (year === undefined || each.time === undefined || each.time.includes(year)),
    );
    if (
      known &&
      !(
        isIndefinite(context, phrase) &&
        known.span.start !== context.span.start &&
        year === undefined &&
        !series
      )
    ) {
      this.complete(context, phrase, known, series);
      return known;
    }
    return this.add(context, phrase, noun, type, series, year);
  }

  private add(
    context: SentenceContext,
    phrase: NounPhrase,
    noun: string,
    type: Occasion['type'],
    series: Thing | undefined,
    year: string | undefined,
  ): Occasion {
    const shared = series ?? (year ? this.all.find((each) => sameNoun(each, noun))?.series : undefined);
    const occasion: Occasion = {
      key: `${noun}-${this.all.length + 1}`,
      label: '',
      type,
      status: 'SCHEDULED',
      span: context.span,
    };
    this.all.push(occasion);
    if (year) Object.assign(occasion, { time: year, edition: year });
    this.complete(context, phrase, occasion, shared);
    return occasion;
  }

  /** Adds what a phrase and the words after it say of an event. */
  private complete(
    context: SentenceContext,
    phrase: NounPhrase,
    occasion: Occasion,
    series: Thing | undefined,
  ): void {
    occasion.series ??= series;
    occasion.place ??= placeAfter(context, phrase);
    const date = dateNear(context, phrase);
    if (
      date &&
      (occasion.time === undefined || (occasion.time.length === 4 && date.edtf.startsWith(occasion.time)))
    )
      occasion.time = date.edtf;
    const noun = occasion.key.replace(/-\d+$/, '');
    occasion.edition ??= series && occasion.time ? occasion.time.slice(0, 4) : undefined;
    if (occasion.time !== undefined && isOver(occasion.time, context.today, wasHeld(context, phrase)))
      occasion.status = 'OCCURRED';
    occasion.label = labelOf(context, phrase, occasion, noun);
  }

  /** The series of which a phrase names an edition, by the words before its noun: "the last Victory Day parade". */
  private seriesIn(context: SentenceContext, phrase: NounPhrase): Thing | undefined {
    const found = context.names.find(
      ({ chosen, first, last }) => chosen?.kind === 'SERIES' && first >= phrase.first && last <= phrase.last,
    );
    if (found) return found.chosen;
    // "the 'Victory Day' parade": quotation marks part the name.
    const from = Math.max(0, phrase.first - 5);
    for (let first = from; first < phrase.head; first++) {
      const words = context.tokens
        .slice(first, phrase.head + 1)
        .flatMap(({ text, tag }) => (tag === 'PUNCT' ? [] : wordsOf(text)));
      const thing = this.gazetteer.named(words).find(({ thing: each }) => each.kind === 'SERIES')?.thing;
      if (thing) return thing;
    }
    return undefined;
  }
}

const GATHERS = /^(gather|meet|convene|assemble|converge)$/;
const MANY =
  /^(leaders|ministers|presidents|premiers|envoys|diplomats|negotiators|delegates|delegations|officials|heads)$/;

/** Whether enough is said of an event to know which it is. */
export const isMajor = ({ time, place, series }: Occasion): boolean =>
  time !== undefined || place !== undefined || series !== undefined;

const sameNoun = ({ key }: Occasion, noun: string) =>
  key.replace(/-\d+$/, '').replace(/s$/, '') === noun.replace(/s$/, '');

const isIndefinite = (context: SentenceContext, { first }: NounPhrase) =>
  /^(a|an|another)$/.test(context.tokens[first]!.lower);

const hasName = (context: SentenceContext, { first, last }: NounPhrase) =>
  context.tokens.slice(first, last).some(({ tag, text }) => tag === 'PROPN' && /^\p{Lu}/u.test(text));

/** "The Security Council", "Congress": a body and no event; "at the General Assembly", "attend the Munich Conference": an event. */
const isBody = ({ tokens }: SentenceContext, { first, head }: NounPhrase) =>
  /^\p{Lu}/u.test(tokens[head]!.text) &&
  (tokens[head]!.lower === 'council' ||
    !(
      tokens[first - 1]?.lower === 'at' ||
      /^(attend|skip|miss|host|open|address|boycott)$/.test(tokens[first - 1]?.lemma ?? '')
    ));

function yearOf(context: SentenceContext, { first, last }: NounPhrase): string | undefined {
  const inside = context.tokens.slice(first, last + 1).find(({ text }) => /^(19|20)\d\d$/.test(text));
  if (inside) return inside.text;
  const [of, year] = [context.tokens[last + 1], context.tokens[last + 2]];
  return of && /^(in|of)$/.test(of.lower) && year && /^(19|20)\d\d$/.test(year.text) ? year.text : undefined;
}

/** "in Beijing" after a phrase: a city or country that is recorded, or a name. */
function placeAfter(context: SentenceContext, { last }: NounPhrase): Place | undefined {
  for (let i = last + 1; i < Math.min(context.tokens.length, last + 8); i++) {
    const { lower, tag } = context.tokens[i]!;
    if (tag === 'VERB' || tag === 'AUX' || /^[.;]$/.test(lower)) return undefined;
    if (!/^(in|at|through)$/.test(lower)) continue;
    const name = context.names.find(
      ({ first }) =>
        first === i + 1 || (first === i + 2 && /^(the|central|downtown)$/.test(context.tokens[i + 1]!.lower)),
    );
    if (name?.chosen?.kind === 'COUNTRY' && name.via !== 'demonym')
      return { name: name.text, country: name.chosen };
    const place = properAfter(context, i + 1);
    if (place) return { name: place };
  }
  return undefined;
}

/** A capitalized name of a place. */
export function properAfter(context: SentenceContext, from: number): string | null {
  let end = from;
  while (
    context.tokens[end] &&
    context.tokens[end]!.tag === 'PROPN' &&
    /^\p{Lu}/u.test(context.tokens[end]!.text)
  )
    end += 1;
  if (
    end === from ||
    /^(January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
      context.tokens[from]!.text,
    )
  )
    return null;
  return context.wordsOf({ first: from, last: end - 1, head: end - 1 });
}

/** Verbs whose past says nothing of when the event is. */
const LOOKS_AHEAD =
  /^(invite|announce|plan|schedule|propose|expect|agree|promise|pledge|urge|ask|accept|decline|confirm|cancel)$/;

/** Whether a phrase stands with a verb in the past, so that "on Monday" is the last one. */
function isPastAt(context: SentenceContext, phrase: NounPhrase): boolean {
  const { clauses, sayings } = context;
  const own = clauses.find(({ subjects, objects, agents, prepositional }) =>
    [...subjects, ...objects, ...agents, ...prepositional.flatMap(({ phrases }) => phrases)].some(
      ({ head }) => head === phrase.head,
    ),
  );
  const chain = own ? [own, ...governors(own, clauses)] : [];
  const isInvited = context.tokens
    .slice(0, phrase.head)
    .some(({ lower }) => /^(invitations?|invited)$/.test(lower));
  if (isInvited) return false;
  const finite = chain.find(({ verb }) => verb.form === 'finite');
  if (finite && !chain.some(({ verb }) => LOOKS_AHEAD.test(verb.lemma))) return finite.verb.tense === 'past';
  return (
    clauses.some(
      (clause) =>
        clause.verb.form === 'finite' &&
        clause.verb.tense === 'past' &&
        !LOOKS_AHEAD.test(clause.verb.lemma) &&
        !sayings.some((saying) => saying.clause === clause) &&
        Math.abs(clause.verb.head - phrase.head) < 20,
    ) && !clauses.some(({ verb }) => verb.tense === 'future')
  );
}

/** The time that is named after a phrase in its clause, or the only one of the sentence. */
function dateNear(context: SentenceContext, phrase: NounPhrase): DateMention | undefined {
  const isPast = isPastAt(context, phrase);
  const dates = context.dates(isPast);
  const after = dates.find(({ first }) => first > phrase.head && first - phrase.head <= 8);
  return (
    after ??
    (dates.length === 1 && phrase.head - dates[0]!.last <= 12 && phrase.head > dates[0]!.last
      ? dates[0]
      : undefined)
  );
}

function labelOf(
  context: SentenceContext,
  phrase: NounPhrase,
  { series, edition, place, label }: Occasion,
  noun: string,
): string {
  if (series) return edition ? `${series.label} ${edition}` : series.label;
  if (label !== '' && !label.startsWith(noun.charAt(0).toUpperCase() + noun.slice(1))) return label;
  const words = context.tokens
    .slice(phrase.first, phrase.head + 1)
    .filter(
      ({ tag, lower }) =>
        !/^(DET|PRON|NUM|PUNCT)$/.test(tag) && !/^('s|last|next|first|annual|upcoming|planned)$/.test(lower),
    )
    .map(({ text }) => text)
    .join(' ');
  const name = words === '' ? noun : words;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${place ? ` in ${place.name}` : ''}`;
}
