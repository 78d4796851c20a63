import { bearerOf, Codes, heldOn, lastBorne } from './codes';
import { boundsOf, dayOf, termOf, type Bounds } from './days';
import { held } from './held';
import {
  numberOf,
  type Code,
  type Day,
  type Id,
  type Log,
  type Made,
  type MadeOf,
  type Name,
  type Point,
  type Source,
  type Told,
} from './log';
import { counts, givenClaim, inOrder, isSame, undenied, type Competing } from './standing';

/*
 * The knowledge base in one scope, according to evidence.md alone: the log is folded from its beginning,
 * and every rule is implemented a second time, as plainly as possible.
 */

export interface Claim extends Told, Competing {
  recordedAt: string;
}

export interface Span extends Bounds {
  edtf: string;
}

/** A name of a thing, in the order of recording, and whether it is given without a claim. */
interface Called {
  name: Name;
  isGiven: boolean;
}

interface Renamed {
  called: Called[];
  label: string;
  summary: string | null;
  version: number;
}

/** The kinds of names, highest precedence first. */
const NAME_KINDS = ['COMMON', 'OFFICIAL', 'ALIAS'];

/** What comes with a thing, without a claim. */
const GIVEN = ['born', 'capital'];

/** All queries in one scope. */
export class Oracle {
  readonly made: Made[] = [];
  readonly changes: { id: Id; action: string; concerns: readonly Id[] }[] = [];
  private readonly claims: Claim[] = [];
  private readonly things = new Map<Id, Renamed>();
  private readonly codes = new Codes();

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
    const wasHeldUp = this.heldUp();
    this.made.push(...entry.made);
    const relisted = this.codes.fold(entry);
    const { represents } = entry;
    const participation = this.made.findIndex(({ id }) => id === represents?.participation);
    const found = this.made[participation];
    if (represents && found?.kind === 'participation')
      this.made[participation] = { ...found, country: represents.country };
    for (const made of entry.made) {
      if (!('names' in made)) continue;
      const summary = made.kind === 'event' ? made.summary : null;
      const called = made.names.map((name) => ({ name, isGiven: true }));
      this.things.set(made.id, { called, label: this.labelOf(made.id, called)!, summary, version: 1 });
    }
    for (const told of entry.claims) {
      const source = this.log.sources.find(({ id }) => id === told.source)!;
      const recordedOn = entry.at.slice(0, 10);
      const given = dayOf(told.saidAt) ?? dayOf(source.publishedAt) ?? recordedOn;
      const saidOn = given < recordedOn ? given : recordedOn;
      const { recording, at } = entry;
      const state = { rank: 'NORMAL', retractedAt: null, recording, recordedAt: at };
      this.claims.push({ ...told, ...state, saidOn, reliability: source.reliability });
    }
    const supportedEvent = this.claims.filter(
      (claim) => claim.recording === entry.recording && counts(claim),
    );
    for (const { claim: id, rank, review, retracted } of entry.judged) {
      const claim = this.claims.find((each) => each.id === id)!;
      const counted = counts(claim);
      if (rank) claim.rank = rank;
      if (review) claim.review = review;
      if (retracted) claim.retractedAt = entry.at;
      // Claims that never counted do not affect the versions of things.
      if (counted || counts(claim)) supportedEvent.push(claim);
    }
    const { renamed } = entry;
    if (renamed) this.rename(renamed.event, renamed.names, renamed.summary);
    for (const [id, thing] of this.things) this.settleNames(id, thing);
    const isHeldUp = this.heldUp();
    for (const [id, thing] of this.things) {
      const isNew = entry.made.some((made) => made.id === id);
      const hasClaims = supportedEvent.some(({ subject }) => subject === id);
      const isListed = relisted.includes(id);
      const comesOrGoes = wasHeldUp.has(id) !== isHeldUp.has(id);
      if (!isNew && (renamed?.event === id || isListed || hasClaims || comesOrGoes)) thing.version += 1;
    }
    entry.changes.forEach((change, i) =>
      this.changes.push({ ...change, id: `change_${entry.recording}-${i}` }),
    );
  }

  /** The events that exist as recorded, at any saidBy. */
  private heldUp(): Set<Id> {
    const supportedEvent = new Set(this.claims.filter(counts).map(({ subject }) => subject));
    const participationRows = this.all('participation').filter(({ id }) => supportedEvent.has(id));
    const events = new Set(participationRows.map(({ event }) => event));
    return new Set(
      this.all('event').flatMap(({ id }) => (supportedEvent.has(id) || events.has(id) ? id : [])),
    );
  }

  /** Gives a thing these names, in that order, and no others; duplicates are one. */
  private rename(id: Id, names: readonly Name[], summary: string | null): void {
    const thing = this.things.get(id)!;
    const before = thing.called;
    let last = -1;
    let isLater = false;
    thing.called = before.map(({ name }) => ({ name, isGiven: false }));
    for (const name of names.filter((each, i) => !names.slice(0, i).some((other) => isSame(each, other)))) {
      const at = before.findIndex((each) => isSame(each.name, name));
      if (at >= 0 && !isLater && at > last) {
        last = at;
        thing.called.find((each) => isSame(each.name, name))!.isGiven = true;
        continue;
      }
      // A name that is to follow one recorded later is recorded anew.
      isLater = true;
      thing.called = thing.called.filter((each) => !isSame(each.name, name));
      thing.called.push({ name, isGiven: true });
    }
    thing.summary = summary;
  }

  /** Names exist while they are given or a claim has them, of any date; the label follows from them. */
  private settleNames(id: Id, thing: Renamed): void {
    const told = this.claims
      .filter((claim) => claim.subject === id && claim.property === 'name' && claim.stance === 'SUPPORTS')
      .filter(counts)
      .sort((a, b) => numberOf(a.id) - numberOf(b.id))
      .map(({ value }): Name => ({ valid: null, ...(value as Omit<Name, 'valid'>) }));
    thing.called = thing.called.filter(
      ({ name, isGiven }) => isGiven || told.some((each) => isSame(each, name)),
    );
    for (const name of told)
      if (!thing.called.some((each) => isSame(each.name, name))) thing.called.push({ name, isGiven: false });
    thing.label = this.labelOf(id, thing.called) ?? thing.label;
  }

  private aboutName(id: Id, { valid, ...name }: Name): Claim[] {
    const value = { ...name, ...(valid !== null && { valid }) };
    return this.claims.filter(
      (claim) =>
        claim.subject === id && claim.property === 'name' && counts(claim) && isSame(claim.value, value),
    );
  }

  private saidOfName = (id: Id, name: Name, day: Day | null): Claim[] =>
    inOrder(
      this.aboutName(id, name).filter(({ saidOn }) => day === null || saidOn <= day),
      'name',
    );

  private isPreferred = (id: Id, { name }: Called, day: Day | null): boolean =>
    undenied(this.saidOfName(id, name, day))?.rank === 'PREFERRED';

  /** The names of a thing under saidBy, or of all time, preferred ones first. */
  private namesSaidBy(id: Id, called: readonly Called[], day: Day | null): Called[] {
    const isThere = ({ name, isGiven }: Called) => {
      const said: Competing[] = this.saidOfName(id, name, day);
      return undenied(isGiven ? inOrder([...said, givenClaim(name)], 'name') : said) !== null;
    };
    const worse = (one: Called) => [
      Number(!this.isPreferred(id, one, day)),
      NAME_KINDS.indexOf(one.name.kind),
      Number(!one.isGiven),
    ];
    return called.filter(isThere).sort((a, b) => {
      const [left, right] = [worse(a), worse(b)];
      return left.map((key, i) => key - right[i]!).find((difference) => difference !== 0) ?? 0;
    });
  }

  /** What a thing is called first by what had been said; where no name of it had been, as now. */
  label = (id: Id): string => {
    const { called, label } = this.thing(id);
    return this.labelOf(id, called, this.point.said) ?? label;
  };

  /** The names of a thing at this point, whatever day they held. */
  names = (id: Id): Name[] =>
    this.namesSaidBy(id, this.thing(id).called, this.point.said).map(({ name }) => name);

  /** The values of a property that a thing was given without a claim, as claims have them. */
  givenTo(id: Id, property: string): unknown[] {
    const thing = this.made.find((made) => made.id === id)!;
    const asClaimed = ({ valid, ...value }: Name | Code) => ({ ...value, ...(valid !== null && { valid }) });
    if (property === 'name')
      return this.thing(id).called.flatMap(({ name, isGiven }) => (isGiven ? asClaimed(name) : []));
    if (property === 'code') return this.codes.givenTo(id).map(asClaimed);
    const value = GIVEN.includes(property) && (thing as unknown as Record<string, unknown>)[property];
    return value ? [value] : [];
  }

  /** The codes of a thing in this scope, on the day requested or on any day. */
  codesOf = (id: Id): Code[] => {
    const { valid } = this.point;
    return this.codes.of(id, this.said()).filter((code) => valid === null || heldOn(code, valid));
  };

  /** The ISO 3166-1 code that a country still has, or else had last. */
  iso3Of(country: Id): string | null {
    const codes = this.codes.of(country, this.said()).filter(({ scheme }) => scheme === 'ISO_ALPHA3');
    return lastBorne(codes)?.value ?? null;
  }

  /** The country with an ISO 3166-1 code. */
  bearer(iso3: string): Id | null {
    const borne = this.all('country').flatMap(({ id: thing }) =>
      this.codes
        .of(thing, this.said())
        .filter(({ scheme, value }) => scheme === 'ISO_ALPHA3' && value === iso3)
        .map((code) => ({ thing, code })),
    );
    return bearerOf(borne, this.point.valid);
  }

  /** The English name of today, common or preferred, else of any day, else the first that is given. */
  private labelOf(id: Id, called: readonly Called[], day: Day | null = null): string | undefined {
    const there = this.namesSaidBy(id, called, day);
    const isPreferred = (one: Called) => this.isPreferred(id, one, day);
    const english = there
      .filter((one) => one.name.language === 'en' && (one.name.kind === 'COMMON' || isPreferred(one)))
      .map(({ name }) => name);
    const goesOn = ({ valid }: Name) => valid === null || boundsOf(valid).latest === null;
    const recorded = called.filter((one) => there.includes(one));
    const first = recorded.find(isPreferred) ?? recorded.find(({ isGiven }) => isGiven) ?? recorded[0];
    return (english.find(goesOn) ?? english[0] ?? first?.name)?.value;
  }

  all<Kind extends Made['kind']>(kind: Kind): MadeOf<Kind>[] {
    return this.made.filter((made): made is MadeOf<Kind> => made.kind === kind);
  }

  find<Kind extends Made['kind']>(kind: Kind, id: Id): MadeOf<Kind> | undefined {
    return this.all(kind).find((made) => made.id === id);
  }

  thing = (id: Id): Renamed => this.things.get(id)!;

  /** Every claim made by then, newest first. */
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

  /**
   * Effective claims: accepted, not retracted, not deprecated. A denial or a hypothesis also supports the
   * existence of the fact.
   */
  effectiveClaims = (subject: Id, property?: string): Claim[] => this.about(subject, property).filter(counts);

  /** Those of them that can decide, highest rank first. */
  deciding = (subject: Id, property: string): Claim[] =>
    inOrder(this.effectiveClaims(subject, property), property);

  /** The claim that stands: the first that no higher claim denies; or null. */
  standing = (subject: Id, property: string): Claim | null => undenied(this.deciding(subject, property));

  /**
   * The value that stands, or the value without one: a status that is only denied or HYPOTHETICAL is unknown. A given value
   * competes with the claims.
   */
  value<T>(subject: Id, property: string, otherwise: T): T {
    const isGiven = GIVEN.includes(property) && otherwise !== null;
    const claims: Competing[] = this.deciding(subject, property);
    const stands = undenied(isGiven ? inOrder([...claims, givenClaim(otherwise)], property) : claims);
    if (stands) return stands.value as T;
    const isClaimed = this.effectiveClaims(subject, property).length > 0;
    if (property === 'status' && isClaimed) return 'UNKNOWN' as T;
    return isGiven ? (null as T) : otherwise;
  }

  span(subject: Id, property: string): Span {
    const edtf = this.value(subject, property, 'XXXX');
    return { edtf, ...boundsOf(edtf) };
  }

  term = (tenure: Id): Span =>
    termOf(this.value(tenure, 'term.start', 'XXXX'), this.value(tenure, 'term.end', '..'));

  /**
   * A fact exists while one of the claims about it is effective; a claim about a participation supports
   * its event.
   */
  exists = (fact: { id: Id }): boolean =>
    this.effectiveClaims(fact.id).length > 0 ||
    this.all('participation').some(
      ({ id, event }) => event === fact.id && this.effectiveClaims(id).length > 0,
    );

  events = () => this.all('event').filter(this.exists);
  participations = () => this.all('participation').filter(this.exists);
  tenures = () => this.all('tenure').filter(this.exists);
  relationships = () => this.all('relationship').filter(this.exists);

  /** The tenures or relationships in lists: held on the day requested, or on any day. */
  listed<Fact extends MadeOf<'tenure' | 'relationship'>>(facts: Fact[]): Fact[] {
    const { valid } = this.point;
    return valid === null ? facts : facts.filter((fact) => held(this, fact, valid));
  }

  /** The day for relations with one value. */
  get day(): Day {
    return this.point.valid ?? this.today;
  }

  sourceOf = ({ source }: Claim): Source => this.log.sources.find(({ id }) => id === source)!;

  spanOf = (fact: MadeOf<'tenure' | 'relationship'>): Span =>
    fact.kind === 'tenure' ? this.term(fact.id) : this.span(fact.id, 'valid');
}

/** For Array.sort: negative where `a` comes before `b`. */
export const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : Number(a > b));
