import { EvidenceInput } from '../../../src/domain/claim/evidence.input';
import { NameInput } from '../../../src/domain/entity/entity.input';
import type { Outcome } from '../../../src/engine/write/write';
import type { TestDatabase } from '../../support/database';
import type { SaidSomehow } from './values';
import { boundsOf } from './days';
import {
  madeIn,
  numberOf,
  type Code,
  type Entry,
  type Listed,
  type Id,
  type Log,
  type Made,
  type MadeOf,
  type Name,
  type Source,
} from './log';

export const ACTOR = 'oracle';

/** Who says it how, and in which source. */
export interface Said extends SaidSomehow {
  sourceId: Id;
}

/** What a step that was taken brought, beside the claims and the judgments, which are read back. */
export interface Taken {
  /** What the changes say was done. */
  action: string;
  made?: (answer: Record<string, string>) => Made;
  /** The values told, by property. */
  values?: Record<string, unknown>;
  said?: Said;
  stance?: 'SUPPORTS' | 'DISPUTES';
  judged?: Omit<Entry['judged'][number], 'claim'>;
  /** The claims to judge, in the order of the input. */
  order?: readonly Id[];
  renamed?: Entry['renamed'];
  listed?: Listed;
  represents?: Entry['represents'];
}

/** What came of a step; null where there is nothing that it could be about. */
export type Attempt = [Outcome<object>, Taken] | null;

/** Whether a source was published late enough to report what was said then, as far as that is certain. */
function canReport({ publishedAt }: Source, saidAt: string | null): boolean {
  if (publishedAt === null || saidAt === null || saidAt.endsWith('~')) return true;
  const [said, published] = [boundsOf(saidAt), boundsOf(publishedAt)];
  return said.earliest === null || published.latest === null || said.earliest <= published.latest;
}

/** An input as TypeGraphQL makes it. */
export const make = <T extends object>(type: new () => T, fields: object): T =>
  Object.assign(new type(), fields);

/** What every step is taken with: the world as it was told so far, and the words of whoever goes on telling. */
export abstract class Teller {
  private names = 0;

  constructor(
    protected readonly database: TestDatabase,
    protected readonly log: Log,
    protected readonly word: string,
    protected readonly series: Id,
    /** Codes of ISO 3166-1 that nothing else has. */
    private readonly iso3: readonly string[],
  ) {}

  protected get made(): Made[] {
    return madeIn(this.log.entries);
  }

  protected saidBy(said: SaidSomehow): [Said, EvidenceInput] {
    const sources = this.log.sources.filter((source) => canReport(source, said.saidAt));
    const sourceId = sources[said.source % sources.length]!.id;
    const { saidAt, modality, confidence, review } = said;
    const evidence = make(EvidenceInput, {
      source: sourceId,
      statement: 'It is said to be so.',
      saidAt,
      modality,
      confidence,
      review,
      ...(modality === 'HYPOTHETICAL' && { condition: 'If it comes to that.' }),
    });
    return [{ ...said, sourceId }, evidence];
  }

  protected pick<T>(among: readonly T[], which: number): T | undefined {
    return among[which % Math.max(1, among.length)];
  }

  protected find = <Kind extends Made['kind']>(kind: Kind, which: number): MadeOf<Kind> | undefined =>
    this.pick(
      this.made.filter((made): made is MadeOf<Kind> => made.kind === kind),
      which,
    );

  protected named(kind: string): [Name[], NameInput[]] {
    this.names += 1;
    const value = `${this.word} ${kind} ${String(this.names).padStart(2, '0')}`;
    return this.asNames([{ value, language: 'en', kind: 'COMMON', valid: null }]);
  }

  protected asNames = (names: Name[]): [Name[], NameInput[]] => [
    names,
    names.map(({ value, language, kind }) => make(NameInput, { value, language, kind })),
  ];

  /**
   * One of five codes of a thing: one of its own, one that it has until a day, from the next and throughout, and the given
   * one.
   */
  protected codeOf(thing: MadeOf<'country' | 'leader' | 'organization' | 'event'>, which: number): Code {
    if (which === 3 && thing.codes[0]) return thing.codes[0];
    const isOwn = which === 0 || which === 3;
    const valid =
      ({ 1: '../2015-05-08', 2: '2015-05-09/..', 4: '2014/..' } as Record<number, string>)[which] ?? null;
    const [former, lasting] = this.iso3 as [string, string];
    // Of those of a country no two are the last, so that it is plain which one it has.
    if (thing.kind === 'country')
      return isOwn
        ? { scheme: 'ISO_ALPHA3', value: former, valid: '../2014-12-31' }
        : { scheme: 'ISO_ALPHA3', value: lasting, valid };
    const value = `${isOwn ? 'always' : 'at times'} ${this.word} ${numberOf(thing.id)}`;
    return { scheme: 'OTHER', value, valid };
  }

  protected place(value: unknown) {
    const { country, ...rest } = value as { name: string; precision: string; country?: 0 | 1 };
    return { ...rest, ...(country !== undefined && { country: this.find('country', country)!.slug }) };
  }
}
