import { createHash } from 'node:crypto';
import { canonical } from '../../engine/write/json-rows';
import type { ClaimSubjectKind } from '../../engine/model/kinds';
import { checkClaim } from '../../engine/model/vocabulary';
import type { Document, Span } from './document';
import type { Actor, Attribution, Frame, NameMention } from './frame';
import type { KnownFacts } from './known-facts';
import { scoreOf } from './score';
import { statementOf } from './wording';

/** Where a draft was read. */
export interface Origin extends Span {
  rule: string;
  score: number | null;
  group: string;
}

/** What an article says, as records of ROSTRUM_JSONL with `review: DRAFT`. */
export interface Drafts {
  /** Things and facts first, then claims. */
  records: Record<string, unknown>[];
  /** The origin of each claim, by its key. */
  origins: Map<string, Origin>;
  /** Names that have to be linked first. */
  unlinked: NameMention[];
  /** Why frames made no draft, with how often. */
  dropped: Map<string, number>;
}

export interface DraftSettings {
  document: Document;
  /** The beginning of every key: it depends on the text alone. */
  prefix: string;
  source: string;
  dataset: string;
  known: KnownFacts;
}

type Subject = Partial<Record<Lowercase<ClaimSubjectKind>, string>>;

/** Collects records with their origins, each once, and the names that wait to be linked. */
export class DraftSheet {
  private readonly facts = new Map<string, Record<string, unknown>>();
  private readonly claims = new Map<string, Record<string, unknown>>();
  private readonly origins = new Map<string, Origin>();
  private readonly unlinked = new Map<number, NameMention>();
  private readonly dropped = new Map<string, number>();

  constructor(private readonly settings: DraftSettings) {}

  drafts(): Drafts {
    return {
      records: [...this.facts.values(), ...this.claims.values()],
      origins: this.origins,
      unlinked: [...this.unlinked.values()].sort((a, b) => a.start - b.start),
      dropped: this.dropped,
    };
  }

  drop(reason: string): void {
    this.dropped.set(reason, (this.dropped.get(reason) ?? 0) + 1);
  }

  fact(key: string, record: Record<string, unknown>): void {
    if (!this.facts.has(key)) this.facts.set(key, record);
  }

  claim(
    subject: Subject,
    subjectKind: ClaimSubjectKind,
    property: string,
    value: unknown,
    frame: Frame,
    group: string,
  ): void {
    const checked = checkClaim({ subjectKind, property, value, byImport: true });
    const { document, source, dataset } = this.settings;
    const attribution = this.attributed(frame);
    const reference = Object.values(subject)[0]!;
    const content = canonical([subject, property, checked, attribution]);
    const key = `${this.settings.prefix}:${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
    if (this.claims.has(key)) return;
    const quote = document.text.slice(frame.span.start, frame.span.end);
    this.claims.set(key, {
      record: 'claim',
      key,
      subject,
      property,
      value: checked,
      statement: statementOf({ frame, property, value: checked, reference }),
      ...attribution,
      source,
      dataset,
      quote,
      locator: `para ${paragraphOf(document, frame.span)}`,
      review: 'DRAFT',
    });
    this.origins.set(key, {
      start: frame.span.start,
      end: frame.span.end,
      rule: frame.rule,
      score: scoreOf(frame.rule),
      group,
    });
  }

  /** The speaker of a claim: the country for which an unlinked person speaks; null if there is none. */
  private attributed({ modality, speaker, condition }: Attribution) {
    const slug = speaker?.thing?.slug ?? speaker?.country?.slug;
    if (speaker?.unlinked) this.wait(speaker.unlinked);
    return {
      modality,
      ...(slug !== undefined && { speaker: slug }),
      ...(modality === 'HYPOTHETICAL' && { condition }),
    };
  }

  slugsOf(actors: readonly Actor[]): string[] {
    const slugs = actors.flatMap((actor) => {
      if (actor.unlinked) this.wait(actor.unlinked);
      return actor.thing?.slug ?? actor.country?.slug ?? [];
    });
    return [...new Set(slugs)];
  }

  /** The slug of an actor; null, and the name waits to be linked, if there is none. */
  slugOf({ thing, unlinked }: Actor): string | null {
    if (thing) return thing.slug;
    if (unlinked) this.wait(unlinked);
    return null;
  }

  wait(mention: NameMention): void {
    const isKnown = [...this.unlinked.values()].some(({ text }) => text === mention.text);
    if (!isKnown) this.unlinked.set(mention.start, mention);
  }
}

const paragraphOf = ({ paragraphs }: Document, { start }: Span) =>
  paragraphs.findIndex(({ end }) => start < end) + 1;
