import { boundsOf, dayOf, isWithin, termOf, type Bounds } from './days';
import {
  numberOf,
  type Day,
  type Id,
  type Log,
  type Made,
  type MadeOf,
  type Name,
  type Point,
  type Told,
} from './log';

/*
 * What the knowledge base holds from one point, by evidence.md and nothing else: the log is folded from its beginning, and
 * every rule is written down a second time, as plainly as it can be said.
 */

export interface Claim extends Told {
  rank: string;
  review: string;
  retractedAt: string | null;
  recording: number;
  recordedAt: string;
  saidOn: Day;
  reliability: string;
}

export interface Span extends Bounds {
  edtf: string;
}

interface Renamed {
  names: Name[];
  label: string;
  summary: string | null;
  version: number;
}

const MODALITIES = [['ASSERTED', 'ANNOUNCED'], ['EXPECTED'], ['BELIEVED'], ['POSSIBLE'], ['DESIRED']];
const RANKS = ['PREFERRED', 'NORMAL'];

/** The keys of the order in which claims decide; the lesser comes first. */
const KEYS: Record<string, (claim: Claim) => number> = {
  rank: ({ rank }) => RANKS.indexOf(rank),
  said: ({ saidOn }) => -Date.parse(saidOn),
  modality: ({ modality }) => MODALITIES.findIndex((equals) => equals.includes(modality)),
  reliability: ({ reliability }) => reliability.charCodeAt(0),
  recording: ({ recording }) => -recording,
};
const STATUS_ORDER = ['rank', 'said', 'modality', 'reliability', 'recording'];
const OTHER_ORDER = ['rank', 'modality', 'reliability', 'said', 'recording'];

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

export const isSame = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);

/** Everything that can be asked at one point. */
export class Oracle {
  readonly made: Made[] = [];
  readonly changes: { id: Id; action: string; concerns: readonly Id[] }[] = [];
  private readonly claims: Claim[] = [];
  private readonly things = new Map<Id, Renamed>();

  constructor(
    private readonly log: Log,
    readonly point: Point,
    readonly today: Day,
  ) {
    for (const entry of log.entries) {
      if (point.known === null || entry.recording <= point.known) this.fold(entry);
    }
  }

  private fold(entry: Log['entries'][number]): void {
    this.made.push(...entry.made);
    for (const made of entry.made) {
      if (!('names' in made)) continue;
      const summary = made.kind === 'event' ? made.summary : null;
      this.things.set(made.id, { names: [...made.names], label: labelOf(made.names), summary, version: 1 });
    }
    for (const told of entry.claims) {
      const source = this.log.sources.find(({ id }) => id === told.source)!;
      const saidOn = dayOf(told.saidAt) ?? dayOf(source.publishedAt) ?? entry.at.slice(0, 10);
      const { recording, at } = entry;
      const state = { rank: 'NORMAL', review: 'ACCEPTED', retractedAt: null, recording, recordedAt: at };
      this.claims.push({ ...told, ...state, saidOn, reliability: source.reliability });
    }
    for (const { claim: id, rank, review, retracted } of entry.judged) {
      const claim = this.claims.find((each) => each.id === id)!;
      if (rank) claim.rank = rank;
      if (review) claim.review = review;
      if (retracted) claim.retractedAt = entry.at;
    }
    const { renamed } = entry;
    if (renamed) this.rename(renamed.event, renamed.names, renamed.summary);
    const spokenOf = [
      ...entry.claims,
      ...entry.judged.map(({ claim }) => this.claims.find(({ id }) => id === claim)!),
    ];
    for (const [id, thing] of this.things) {
      const isNew = entry.made.some((made) => made.id === id);
      if (!isNew && (renamed?.event === id || spokenOf.some(({ subject }) => subject === id)))
        thing.version += 1;
    }
    entry.changes.forEach((change, i) =>
      this.changes.push({ ...change, id: `change_${entry.recording}-${i}` }),
    );
  }

  /** A thing has the names that it is given, in that order; twice the same name is one. */
  private rename(id: Id, names: readonly Name[], summary: string | null): void {
    const thing = this.things.get(id)!;
    thing.names = names.filter((name, i) => !names.slice(0, i).some((each) => isSame(each, name)));
    thing.label = labelOf(names);
    thing.summary = summary;
  }

  all<Kind extends Made['kind']>(kind: Kind): MadeOf<Kind>[] {
    return this.made.filter((made): made is MadeOf<Kind> => made.kind === kind);
  }

  find<Kind extends Made['kind']>(kind: Kind, id: Id): MadeOf<Kind> | undefined {
    return this.all(kind).find((made) => made.id === id);
  }

  thing = (id: Id): Renamed => this.things.get(id)!;

  /** Every claim that had been said, newest first. */
  said(isWanted: (claim: Claim) => boolean = () => true): Claim[] {
    return this.claims
      .filter((claim) => this.point.said === null || claim.saidOn <= this.point.said)
      .filter(isWanted)
      .sort((a, b) => compare(b.saidOn, a.saidOn) || numberOf(b.id) - numberOf(a.id));
  }

  about = (subject: Id, property?: string): Claim[] =>
    this.said(
      (claim) => claim.subject === subject && (property === undefined || claim.property === property),
    );

  /** Claims that count: accepted, not taken back, not deprecated. A dispute or a hypothesis speaks of the fact as well. */
  heard = (subject: Id, property?: string): Claim[] => this.about(subject, property).filter(counts);

  /** Those of them that may decide, the one that comes first first. */
  deciding(subject: Id, property: string): Claim[] {
    const order = property === 'status' ? STATUS_ORDER : OTHER_ORDER;
    return this.heard(subject, property)
      .filter(({ modality }) => modality !== 'HYPOTHETICAL')
      .sort((a, b) => {
        const key = order.map((name) => KEYS[name]!).find((of) => of(a) !== of(b));
        return key ? key(a) - key(b) : 0;
      });
  }

  /** What stands about a property: the first that no claim before it disputes, else the first; or null. */
  standing(subject: Id, property: string): Claim | null {
    const deciding = this.deciding(subject, property);
    const supporting = deciding.filter(({ stance }) => stance === 'SUPPORTS');
    const isDisputed = (claim: Claim) =>
      deciding
        .slice(0, deciding.indexOf(claim))
        .some((earlier) => earlier.stance === 'DISPUTES' && isSame(earlier.value, claim.value));
    return supporting.find((claim) => !isDisputed(claim)) ?? supporting[0] ?? null;
  }

  /** The value that stands, or what is so while nothing does. */
  value = <T>(subject: Id, property: string, otherwise: T): T =>
    (this.standing(subject, property)?.value as T | undefined) ?? otherwise;

  span(subject: Id, property: string): Span {
    const edtf = this.value(subject, property, 'XXXX');
    return { edtf, ...boundsOf(edtf) };
  }

  term = (tenure: Id): Span =>
    termOf(this.value(tenure, 'term.start', 'XXXX'), this.value(tenure, 'term.end', '..'));

  /** A fact exists while one of the claims about it counts; who speaks of a participation speaks of its event. */
  exists = (fact: { id: Id }): boolean =>
    this.heard(fact.id).length > 0 ||
    this.all('participation').some(({ id, event }) => event === fact.id && this.heard(id).length > 0);

  events = () => this.all('event').filter(this.exists);
  participations = () => this.all('participation').filter(this.exists);
  tenures = () => this.all('tenure').filter(this.exists);
  relationships = () => this.all('relationship').filter(this.exists);

  /** Of the tenures or relationships those that lists show: held on the day asked for, or whichever day. */
  listed<Fact extends MadeOf<'tenure' | 'relationship'>>(facts: Fact[]): Fact[] {
    const { valid } = this.point;
    return valid === null ? facts : facts.filter((fact) => this.held(fact, valid));
  }

  /** The day for what is single by nature. */
  get day(): Day {
    return this.point.valid ?? this.today;
  }

  /**
   * Whether a tenure or relationship held on a day. An attestation is a claim that supports
   * something about it, and not only if something else comes first; what is
   * newer is a fact about the same office or pair that began after the last attestation, or that goes on since nobody
   * knows when and was attested first after it.
   */
  held(fact: MadeOf<'tenure' | 'relationship'>, day: Day): boolean {
    const span = this.spanOf(fact);
    if (!isWithin(span, day)) return false;
    const attested = this.attested(fact);
    const [first, last] = [attested[0], attested.at(-1)];
    const startsUnknown = span.edtf === 'XXXX' || span.edtf.startsWith('/');
    if (startsUnknown && (first === undefined || day < first)) return false;
    if (span.latest !== null) return true;
    if (this.lastDaysOf(fact).some((end) => end < day)) return false;
    const isAttested = last !== undefined && day <= last;
    const endsUnknown = span.edtf.startsWith('XXXX') || span.edtf.endsWith('/');
    if (isAttested || endsUnknown) return isAttested;
    return !this.likeIt(fact).some((other) => {
      const { edtf, earliest } = this.spanOf(other);
      const begins = (edtf === '/..' ? this.attested(other)[0] : earliest) ?? null;
      return last !== undefined && begins !== null && last < begins && begins <= day;
    });
  }

  private attested = ({ id }: MadeOf<'tenure' | 'relationship'>): Day[] =>
    this.heard(id)
      .filter(({ stance, modality }) => stance === 'SUPPORTS' && modality !== 'HYPOTHETICAL')
      .map(({ saidOn }) => saidOn)
      .sort();

  /** When those were gone without whom it does not go on: a death, the end of a country or body. */
  private lastDaysOf(fact: MadeOf<'tenure' | 'relationship'>): Day[] {
    const parties = fact.kind === 'tenure' ? [fact.leader, fact.country] : [fact.subject, fact.object];
    return parties.flatMap((id) =>
      ['died', 'existed'].flatMap((property) => {
        const edtf = this.value<string | null>(id, property, null);
        return (edtf === null ? null : boundsOf(edtf).latest) ?? [];
      }),
    );
  }

  spanOf = (fact: MadeOf<'tenure' | 'relationship'>): Span =>
    fact.kind === 'tenure' ? this.term(fact.id) : this.span(fact.id, 'valid');

  private officeOf = (tenure: Id): string => this.value(tenure, 'office', '').toLowerCase();

  private likeIt(fact: MadeOf<'tenure' | 'relationship'>): MadeOf<'tenure' | 'relationship'>[] {
    if (fact.kind === 'tenure') {
      return this.tenures().filter(
        ({ id, country, role }) =>
          id !== fact.id &&
          country === fact.country &&
          role === fact.role &&
          (SINGLE_OFFICES.includes(role) || this.officeOf(id) === this.officeOf(fact.id)),
      );
    }
    const { type, subject, object } = fact;
    return this.relationships().filter(
      (other) =>
        other.id !== fact.id && other.type === type && other.subject === subject && other.object === object,
    );
  }
}

/** The offices that one person holds at a time, whatever they are called. */
const SINGLE_OFFICES = ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER'];

const counts = ({ review, retractedAt, rank }: Claim): boolean =>
  review === 'ACCEPTED' && retractedAt === null && rank !== 'DEPRECATED';

/** The common English name of today, else of any day, else the first name. */
function labelOf(names: readonly Name[]): string {
  const english = names.filter(({ language, kind }) => language === 'en' && kind === 'COMMON');
  const goesOn = ({ valid }: Name) => valid === null || boundsOf(valid).latest === null;
  return (english.find(goesOn) ?? english[0] ?? names[0]!).value;
}

/** For Array.sort: negative where `a` comes before `b`. */
export const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : Number(a > b));
