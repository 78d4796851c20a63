import { isWithin, boundsOf } from './days';
import type { Code, Entry, Id, Listed } from './log';
import { counts, givenClaim, inOrder, isSame, undenied, type Competing } from './standing';

/* Codes in other registers: those of a thing, with those who give or claim them. */

/** Claims about codes: the value is a code without null fields. */
export interface SaidCode extends Competing {
  subject: Id;
  property: string;
}

/** Codes given by editors come with a thing; unlike a list, they do not change later. */
const EDITOR = 'EDITOR';

const without = ({ valid, ...code }: Code) => ({ ...code, ...(valid !== null && { valid }) });

/** Who gives which codes. */
export class Codes {
  private given: { thing: Id; by: string; code: Code }[] = [];

  /** Applies the codes of an entry of the log; returns the things whose codes in lists changed. */
  fold({ made, listed = [] }: Entry): Id[] {
    for (const thing of made)
      if ('codes' in thing)
        this.given.push(...thing.codes.map((code) => ({ thing: thing.id, by: EDITOR, code })));
    return listed.flatMap((each) => (this.give(each) ? each.thing : []));
  }

  private give({ thing, list, codes }: Listed): boolean {
    const before = this.givenTo(thing);
    const others = this.given.filter((each) => each.thing !== thing || each.by !== list);
    this.given = [...others, ...codes.map((code) => ({ thing, by: list, code }))];
    const after = this.givenTo(thing);
    const areIn = (some: readonly Code[], all: readonly Code[]) =>
      some.every((code) => all.some((each) => isSame(each, code)));
    return !areIn(before, after) || !areIn(after, before);
  }

  /** The codes that an editor or a list gives to a thing. */
  givenTo = (thing: Id): Code[] => this.given.filter((each) => each.thing === thing).map(({ code }) => code);

  /** The codes of a thing under saidBy, regardless of validity, by register, value and time. */
  of(thing: Id, claims: readonly SaidCode[]): Code[] {
    const given = this.givenTo(thing);
    const claimed = claims.filter(
      (claim) => claim.subject === thing && claim.property === 'code' && counts(claim),
    );
    const said = claimed.map(({ value }) => ({ valid: null, ...(value as Omit<Code, 'valid'>) }));
    const all = [...given, ...said];
    const distinct = all.filter((code, i) => all.findIndex((other) => isSame(other, code)) === i);
    const isThere = (code: Code) => {
      const about: Competing[] = claimed.filter(({ value }) => isSame(value, without(code)));
      const isGiven = given.some((each) => isSame(each, code));
      return undenied(inOrder(isGiven ? [...about, givenClaim(without(code))] : about, 'code')) !== null;
    };
    const start = ({ valid }: Code) => (valid === null ? null : boundsOf(valid).earliest) ?? '';
    const key = (code: Code) => [SCHEMES.indexOf(code.scheme), code.value, start(code)] as const;
    return distinct.filter(isThere).sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      const i = left.findIndex((part, at) => part !== right[at]);
      return i < 0 ? 0 : left[i]! < right[i]! ? -1 : 1;
    });
  }
}

/** The registers in which histories have codes, in the order of the schema. */
const SCHEMES = ['ISO_ALPHA3', 'ICEWS', 'OTHER'];

/** Whether a code was valid on a day. */
export const heldOn = ({ valid }: Code, day: string): boolean =>
  valid === null || isWithin(boundsOf(valid), day);

/** The first day on which a code is certainly no longer valid. */
const endOf = ({ valid }: Code) => (valid === null ? null : boundsOf(valid).latest) ?? '9999';

/** Among codes, one that is still valid, or else the last valid one; among several still valid, any. */
export const lastBorne = (codes: readonly Code[]): Code | undefined =>
  [...codes].sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1))[0];

/**
 * Among the holders of a code, the one on the day requested, else the one that still has it, else the
 * last.
 */
export function bearerOf(borne: readonly { thing: Id; code: Code }[], day: string | null): Id | null {
  const end = ({ code: { valid } }: (typeof borne)[number]) =>
    (valid === null ? null : boundsOf(valid).latest) ?? '9999';
  const then = borne.find(({ code }) => day !== null && heldOn(code, day));
  const [last] = [...borne].sort((a, b) => (end(a) < end(b) ? 1 : -1));
  return (then ?? last)?.thing ?? null;
}
