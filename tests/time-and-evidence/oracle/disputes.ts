import { idOf, page } from './lists';
import type { Id } from './log';
import { compare, isSame, type Claim, type Oracle } from './oracle';

/** Of these a thing may have several at once: only a denial makes a dispute of them. */
const SEVERAL = ['name', 'intention', 'risk', 'significance'];

/** The properties about which claims that may decide disagree, what was spoken of last first. */
export function disputesOf(oracle: Oracle, id: Id) {
  const lastSaid = (property: string) => oracle.about(id, property)[0]!.saidOn;
  const disputes = [...new Set(oracle.about(id).map(({ property }) => property))]
    .map((property) => ({ property, deciding: oracle.deciding(id, property) }))
    .filter(({ property, deciding }) =>
      deciding.some(
        (held) =>
          held.stance === 'SUPPORTS' &&
          deciding.some((other) =>
            other.stance === 'DISPUTES'
              ? isSame(other.value, held.value)
              : !isSame(other.value, held.value) && !SEVERAL.includes(property),
          ),
      ),
    )
    .sort((a, b) => compare(lastSaid(b.property), lastSaid(a.property)) || compare(b.property, a.property));
  return page(
    disputes.map(({ property, deciding }) => {
      const winner = oracle.standing(id, property)!;
      const values = [winner, ...deciding.filter(({ stance }) => stance === 'SUPPORTS')].map(
        ({ value }) => value,
      );
      const positions = values.filter((value, i) => values.findIndex((each) => isSame(each, value)) === i);
      return {
        property,
        subject: { id },
        current: { value: winner.value },
        positions: positions.map((value) => positionOf(oracle, winner, value)),
      };
    }),
  );
}

/** One value that is held, with the claims that support or deny it, latest said first. */
function positionOf(oracle: Oracle, winner: Claim, value: unknown) {
  const claims = oracle
    .about(winner.subject, winner.property)
    .filter(
      (claim) => oracle.deciding(claim.subject, claim.property).includes(claim) && isSame(claim.value, value),
    );
  const judged = claims.flatMap(({ stance, confidence }) =>
    stance === 'SUPPORTS' ? (confidence ?? []) : [],
  );
  return {
    value,
    confidence: judged.length > 0 ? Math.max(...judged) : null,
    standing: isSame(winner.value, value),
    claims: claims.map(idOf),
  };
}
