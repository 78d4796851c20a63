import { idOf, page } from './lists';
import { boundsOf } from './days';
import { disagreementAmong, type Disagreement } from './disagreement';
import { numberOf, type Id, type Made } from './log';
import { compare, type Claim, type Oracle } from './oracle';
import { isSame } from './standing';

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
      [...new Set(oracle.about(subject).map(({ property }) => property))].map((property) => {
        const deciding = oracle.deciding(subject, property);
        return {
          subject,
          property,
          deciding,
          kind: kindOf(deciding),
          last: oracle.about(subject, property).find(({ review }) => review === 'ACCEPTED')?.saidOn ?? '',
        };
      }),
    )
    .filter((dispute) => dispute.kind !== null && (kind === null || dispute.kind === kind))
    .sort(
      (a, b) =>
        compare(b.last, a.last) ||
        numberOf(b.subject) - numberOf(a.subject) ||
        compare(b.property, a.property),
    );
  return page(
    disputes.map(({ subject, property, deciding, kind: how }) => {
      const winner = oracle.standing(subject, property);
      const held = deciding.filter(({ stance }) => stance === 'SUPPORTS');
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

/** One value claimed, with the claims that support or deny it, latest first. */
function positionOf(
  oracle: Oracle,
  { subject, property, winner }: { subject: Id; property: string; winner: Claim | null },
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
const kindOf = (deciding: readonly Claim[]) =>
  disagreementAmong(
    deciding.map((claim) => ({
      ...claim,
      voice: claim.source,
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
