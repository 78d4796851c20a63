import { EvidenceInput } from '../../../src/domain/claim/evidence.input';
import { NameInput } from '../../../src/domain/entity/entity.input';
import type { Outcome } from '../../../src/engine/write/write';
import type { TestDatabase } from '../../support/database';
import type { HowClaimed } from './values';
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

/** The attribution, and the source. */
export interface Said extends HowClaimed {
  sourceId: Id;
}

/** The results of a step, besides the claims and the judgments, which are read back. */
export interface Taken {
  /** The effect according to the changes. */
  action: string;
  made?: (answer: Record<string, string>) => Made;
  /** The values of the input, by property. */
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

/** The result of a step; null if it has no subject. */
export type Attempt = [Outcome<object>, Taken] | null;

/** Whether a source was published late enough to report a claim of this time, for certain. */
function canReport({ publishedAt }: Source, saidAt: string | null): boolean {
  if (publishedAt === null || saidAt === null || saidAt.endsWith('~')) return true;
  const [said, published] = [boundsOf(saidAt), boundsOf(publishedAt)];
  return said.earliest === null || published.latest === null || said.earliest <= published.latest;
}

/** An input as TypeGraphQL makes it. */
export const make = <T extends object>(type: new () => T, fields: object): T =>
  Object.assign(new type(), fields);

/** The context of every step: the world as written so far, and its vocabulary. */
export abstract class StepContext {
  private names = 0;

  constructor(
    protected readonly database: TestDatabase,
    protected readonly log: Log,
    protected readonly word: string,
    protected readonly series: Id,
    /** ISO 3166-1 codes that nothing else has. */
    private readonly iso3: readonly string[],
  ) {}

  protected get made(): Made[] {
    return madeIn(this.log.entries);
  }

  protected saidBy(said: HowClaimed): [Said, EvidenceInput] {
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
    // No two codes of a country are valid last, so that the expected one is unambiguous.
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
