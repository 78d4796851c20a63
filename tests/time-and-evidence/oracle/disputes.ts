import { createHash } from 'node:crypto';
import { idOf, page } from './lists';
import { boundsOf } from './days';
import { disagreementAmong, MULTI_VALUED, type Disagreement } from './disagreement';
import { numberOf, type Id, type Made } from './log';
import { compare, type Claim, type Oracle } from './oracle';
import { givenClaim, inOrder, isSame, undenied, type Competing } from './standing';

type Kind = NonNullable<Disagreement>;

/** The properties about which deciding claims disagree, latest claim first. */
export function disputesOf(
  oracle: Oracle,
  id: Id,
  kind: Kind | null,
  { includeFacts }: { includeFacts: boolean },
) {
  const subjects = includeFacts ? [id, ...factsOf(oracle, id)] : [id];
  const disputes = subjects
    .flatMap((subject) =>
      [...new Set(oracle.about(subject).map(({ property }) => property))].flatMap((property) =>
        contestsOf(oracle, subject, property),
      ),
    )
    .filter((dispute) => dispute.kind !== null && (kind === null || dispute.kind === kind))
    .sort(
      (a, b) =>
        compare(b.last, a.last) ||
        numberOf(b.subject) - numberOf(a.subject) ||
        compare(b.property, a.property) ||
        compare(b.key, a.key),
    );
  return page(
    disputes.map((dispute) => {
      const { subject, property, competing, kind: how } = dispute;
      const winner = undenied(competing);
      const held = competing.filter(({ stance }) => stance === 'SUPPORTS');
      const values = [...(winner ? [winner] : []), ...held].map(({ value }) => value);
      const positions = values.filter((value, i) => values.findIndex((each) => isSame(each, value)) === i);
      return {
        kind: how,
        property,
        subject: { id: subject },
        current: winner && { value: winner.value },
        positions: positions.map((value) => positionOf(oracle, { subject, property, winner }, value)),
      };
    }),
  );
}

interface Contest {
  subject: Id;
  property: string;
  /** The value that is denied, where the property can have several; empty otherwise. */
  key: string;
  /** The deciding claims, and the value given without a claim, highest rank first. */
  competing: Competing[];
  kind: Disagreement;
  last: string;
}

/** What can be in dispute about a property: all values, or of a property that can have several, each by itself. */
function contestsOf(oracle: Oracle, subject: Id, property: string): Contest[] {
  const given = oracle.givenTo(subject, property);
  const claims = oracle.about(subject, property);
  const contest = (key: string, isMeant: (value: unknown) => boolean): Contest => {
    const meant = ({ value }: { value: unknown }) => isMeant(value);
    const competing = inOrder<Competing>(
      [...oracle.deciding(subject, property), ...given.map((value) => givenClaim(value))].filter(meant),
      property,
    );
    const last = claims.filter(meant).find(({ review }) => review === 'ACCEPTED')?.saidOn ?? '';
    return { subject, property, key, competing, kind: kindOf(property, competing), last };
  };
  if (!MULTI_VALUED.includes(property)) return [contest('', () => true)];
  const values = claims.map(({ value }) => value);
  return values
    .filter((value, i) => values.findIndex((each) => isSame(each, value)) === i)
    .map((value) => contest(keyOf(value), (other) => isSame(other, value)));
}

/** The MD5 of a value as PostgreSQL writes it: keys by their length, then by letter. */
export const keyOf = (value: unknown) => createHash('md5').update(written(value)).digest('hex');
const written = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).sort(([a], [b]) => a.length - b.length || compare(a, b));
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}: ${written(part)}`).join(', ')}}`;
};

/** One value claimed, with the claims that support or deny it, latest first. */
function positionOf(
  oracle: Oracle,
  { subject, property, winner }: { subject: Id; property: string; winner: Competing | null },
  value: unknown,
) {
  const claims = oracle
    .about(subject, property)
    .filter(
      (claim) => oracle.deciding(claim.subject, claim.property).includes(claim) && isSame(claim.value, value),
    );
  const judged = claims.flatMap(({ stance, confidence }) =>
    stance === 'SUPPORTS' ? (confidence ?? []) : [],
  );
  return {
    value,
    confidence: judged.length > 0 ? Math.max(...judged) : null,
    standing: winner !== null && isSame(winner.value, value),
    claims: claims.map(idOf),
  };
}

/** Nobody is named as a speaker in histories, so a source is a voice. */
const kindOf = (property: string, competing: readonly Competing[]) =>
  disagreementAmong(
    competing.map((claim) => ({
      ...claim,
      property,
      voice: (claim as Partial<Claim>).source,
      bounds: () => boundsOf(claim.value as string),
    })),
  );

/** The participations, relationships and tenures of a thing, or at an event. */
function factsOf(oracle: Oracle, id: Id): Id[] {
  const isAbout = (made: Made) =>
    (made.kind === 'participation' && [made.event, made.participant, made.country].includes(id)) ||
    (made.kind === 'relationship' && [made.subject, made.object].includes(id)) ||
    (made.kind === 'tenure' && [made.leader, made.country].includes(id));
  return oracle.made.filter(isAbout).map((made) => made.id);
}
