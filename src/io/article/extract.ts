import { setImmediate } from 'node:timers/promises';
import { lastWhere } from './arrays';
import { Actors } from './actors';
import { attendancesIn } from './attendance/attendances';
import { circumstancesIn, firstsIn } from './circumstances';
import { SentenceContext } from './context';
import { deedsIn } from './deeds';
import type { Document } from './document';
import type { Actor, DeedFrame, EventFrame, Frame, Occasion } from './frame';
import type { Gazetteer } from './gazetteer';
import { intentionsIn, officesIn, talksIn } from './intentions';
import { Linker } from './link';
import { Occasions } from './occasions';
import { partnershipsIn, relationsIn } from './relations';
import { tokensOf, type TaggedSentence } from './tokens';

/** What extraction needs besides the text. */
export interface ExtractionSettings {
  gazetteer: Gazetteer;
  /** The day of the article, YYYY-MM-DD. */
  today: string;
  /** What reviewers said that names mean, by name: slugs. */
  reviewed?: ReadonlyMap<string, string>;
}

/** What a document says: frames, and the events that they are about. */
export interface Extraction {
  frames: Frame[];
  occasions: Occasion[];
}

/** The analyzed sentences of a document, in order: later ones know the names of earlier ones. */
export function* contextsOf(
  document: Document,
  { gazetteer, today, reviewed }: ExtractionSettings,
): Generator<SentenceContext> {
  const linker = new Linker(gazetteer, reviewed);
  const actors = new Actors(gazetteer, linker);
  const sentences = tokensOf(document);
  const lead = [...firstOf(sentences, LEAD)];
  for (const sentence of lead.slice(1)) linker.foresee(sentence, document.text);
  const context = (sentence: TaggedSentence) =>
    new SentenceContext(sentence, document.text, today, linker, actors);
  for (const sentence of lead) yield context(sentence);
  for (const sentence of sentences) yield context(sentence);
}

/** The sentences in which a name of the headline is given in full. */
const LEAD = 5;

/** The first items of an iterator, which then goes on after them. */
function* firstOf<T>(items: Generator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i++) {
    const { value, done } = items.next();
    if (done) return;
    yield value as T;
  }
}

/** Reads a document into frames. */
export function extract(document: Document, settings: ExtractionSettings): Extraction {
  const reading = readSentences(document, settings);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

const TURN_MS = 20;

/** Reads a document into frames in turns of some milliseconds, between which the process answers others. */
export async function extractInTurns(document: Document, settings: ExtractionSettings): Promise<Extraction> {
  const reading = readSentences(document, settings);
  let [step, since] = [reading.next(), performance.now()];
  while (!step.done) {
    if (performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
    step = reading.next();
  }
  return step.value;
}

/** Reads a document sentence by sentence, and returns what all of them say. */
function* readSentences(document: Document, settings: ExtractionSettings): Generator<void, Extraction> {
  const occasions = new Occasions(settings.gazetteer);
  const frames: Frame[] = [];
  const deedsBefore: DeedFrame[] = [];
  const isRecorded = (leader: string, country: string) =>
    settings.gazetteer.officesOf(leader).some((office) => office.country === country);
  for (const context of contextsOf(document, settings)) {
    for (const phrase of context.phrases) occasions.meant(context, phrase);
    for (const clause of context.clauses) occasions.gathered(context, clause);
    frames.push(
      ...attendancesIn(context, occasions),
      ...circumstancesIn(context, occasions),
      ...firstsIn(context, occasions),
    );
    const relations = relationsIn(context);
    relations.push(...partnershipsIn(context, relations));
    frames.push(...relations, ...intentionsIn(context, [...frames, ...relations]));
    const attends = frames.some(
      ({ kind, span }) => kind === 'attendance' && span.start === context.span.start,
    );
    const deeds = deedsIn(context)
      .map((deed) => reactionTo(deedsBefore, deed))
      // "Flew to Brasilia for the summit", "attended the meeting of ministers": that is said of the event.
      .filter(({ type, verb = '' }) => !(attends && (type === 'CONSULT' ? JOURNEY : CALLS_OFF).test(verb)));
    frames.push(...officesIn(context, isRecorded), ...talksIn(context), ...worthDrafting(deeds, relations));
    deedsBefore.push(...deeds.filter(({ sources, targets }) => sources.length > 0 && targets.length > 0));
    context.remember();
    yield;
  }
  const labelOf = (key: string) => occasions.all.find((each) => each.key === key)?.label;
  const labelled = frames.map((frame) =>
    frame.kind === 'actor' && frame.event !== undefined
      ? { ...frame, value: labelOf(frame.event) ?? frame.value }
      : frame,
  );
  return { frames: [...labelled, ...eventFrames(occasions.all, frames)], occasions: occasions.all };
}

/** How many deeds before an answer it can be about. */
const REMEMBERED = 5;

/**
 * "Russia rejected the accusations": the target is the one who accused it. "Japan welcomed the decision": one that is not
 * concerned speaks of the first deed of the article, which is its news.
 */
function reactionTo(before: readonly DeedFrame[], deed: DeedFrame): DeedFrame {
  if (!deed.isReaction) return deed;
  const own = new Set(deed.sources.map(countryOf));
  const isOwn = (actor: Actor) => own.has(countryOf(actor));
  const met = lastWhere(
    before.slice(-REMEMBERED),
    ({ targets, sources }) => targets.some(isOwn) && !sources.some(isOwn),
  );
  const cause =
    met ??
    (deed.type === 'REJECT' ? undefined : before.slice(0, 1).find(({ sources }) => !sources.some(isOwn)));
  return cause ? { ...deed, targets: cause.sources, isPlain: true } : deed;
}

/**
 * The deeds that are worth a reviewer's time: done or planned, between two parties or of a state and its people, and not
 * said already by another frame of the sentence.
 */
function worthDrafting(deeds: readonly DeedFrame[], others: readonly Frame[]): DeedFrame[] {
  return deeds.filter((deed) => {
    const { type, modality, sources, targets, span, verb = '', isPlain } = deed;
    if (/^(HYPOTHETICAL|DESIRED)$/.test(modality) || (modality === 'POSSIBLE' && type !== 'CONSULT'))
      return false;
    const isMutual =
      sources.length > 1 && targets.length === 0 && /^(AGREE|CONSULT|SUPPORT|COOPERATE)$/.test(type);
    if (isMutual)
      return (
        deed.isPlain !== false &&
        new Set(sources.map(countryOf)).size > 1 &&
        /^(agree|sign|hold|meet|talk|discuss|restore|resume|establish|cooperate|reach|conclude)$/.test(verb)
      );
    if (sources.length === 0 || targets.length === 0 || WEAK.test(verb)) return false;
    const isDomestic = targets.every((target) =>
      sources.some((source) => countryOf(source) === countryOf(target)),
    );
    if (isDomestic ? !isAgainstOwn(deed) : isPlain !== true) return false;
    const slugs = [...sources, ...targets].map(countryOf);
    return !others.some(
      (frame) =>
        frame.kind === 'relation' &&
        frame.span.start === span.start &&
        [frame.subject, frame.object].every((actor) => slugs.includes(countryOf(actor))),
    );
  });
}

/** Verbs of taking part and of setting out to do so. */
const JOURNEY =
  /^(travel|fly|go|come|arrive|head|visit|attend|join|skip|miss|cancel|call|postpone|scrap|drop|abandon)$/;

const CALLS_OFF = /^(cancel|postpone|scrap|drop|abandon)$/;

const countryOf = ({ thing, country }: Actor) => (country ?? thing)?.slug;

/** Verbs that name a deed only where states are the subject. */
const WEAK =
  /^(accept|open|want|seek|let|take|hold|close|capture|fund|finance|help|stop|cut|reduce|fail|use|protect|return|contribute|share|trade|fight|hit|burn|damage|restrict|hope|need|put|finish|drop|regret|try|fault|probe|repress|remain)$/;

/** What a state does to its own people, or they to it: by a body, in the past, and violent or in public. */
const isAgainstOwn = ({ type, sources, status, modality, verb = '' }: DeedFrame): boolean =>
  /^(PROTEST|COERCE|ASSAULT)$/.test(type) &&
  status === 'OCCURRED' &&
  modality !== 'BELIEVED' &&
  sources.every(({ isPerson }) => !isPerson) &&
  /^(protest|demonstrate|rally|riot|march|stage|arrest|detain|kill|imprison|jail|impose|ban|expel|deport|execute|torture|shoot|disperse)$/.test(
    verb,
  );

/** What is known of each event about which something is said, or whose time or place is. */
function eventFrames(occasions: readonly Occasion[], frames: readonly Frame[]): EventFrame[] {
  const spoken = new Set(
    frames.flatMap((frame) =>
      (frame.kind === 'attendance' && frame.participant.thing !== undefined) || frame.kind === 'event'
        ? [frame.event]
        : [],
    ),
  );
  return occasions
    .filter(({ key, time, place }) => spoken.has(key) || (time !== undefined && place !== undefined))
    .flatMap(({ key, type, status, time, place, span }): EventFrame[] => {
      const frame = (property: string, value: unknown, isPlan = false): EventFrame => ({
        kind: 'event',
        event: key,
        property,
        value,
        rule: `event.${property}`,
        span,
        modality: isPlan && status === 'SCHEDULED' ? 'EXPECTED' : 'ASSERTED',
      });
      return [
        frame('type', type),
        frame('status', status),
        ...(time ? [frame('time', time)] : []),
        ...(place
          ? [
              frame(
                'place',
                { name: place.name, ...(place.country && { country: place.country.slug }) },
                true,
              ),
            ]
          : []),
      ];
    });
}
