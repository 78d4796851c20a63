import { orderOf } from '../../engine/model/vocabulary';
import { explainStanding, outranksGiven, type DecidingClaim } from '../../engine/model/what-stands';

/** The claims that decide between the positions of a dispute, or the value that was given without one. */
export interface Decision {
  property: string;
  /** Whether the property can have several values, so that one alone is in dispute. */
  isMultiValued: boolean;
  /** The claim that stands, if any. */
  winner: DecidingClaim | null;
  /** The highest claim for another value, whether denied or not. */
  runnerUp: DecidingClaim | null;
  /** The highest claim that denies the value of the winner; without a winner, any value. */
  denial: DecidingClaim | null;
  /** Where none stands: the highest claim for a value. */
  denied: DecidingClaim | null;
}

/** Explains by which rule the winner stands, or why none does, in one or two sentences. */
export function explainDispute({
  property,
  isMultiValued,
  winner,
  runnerUp,
  denial,
  denied,
}: Decision): string {
  const order = orderOf(property);
  if (!winner) {
    if (denied && isGiven(denied)) return 'It was recorded without a claim, and a claim denies it.';
    return isMultiValued && denial && denied
      ? `It is denied by a claim that outranks it. ${explainStanding(order, denial, denied)}`
      : 'Undecided: every value claimed is disputed by a claim that outranks it.';
  }
  const other = runnerUp ?? denial;
  const why = (other && explainGiven(winner, other)) ?? explainStanding(order, winner, other);
  return runnerUp || !denial ? why : `It is disputed, but by a claim that ranks below it. ${why}`;
}

/** The same where one of two was given without a claim; null where both are claims. */
function explainGiven(winner: DecidingClaim, other: DecidingClaim): string | null {
  if (isGiven(winner)) {
    return outranksGiven({ ...other, reliability: winner.reliability }, winner.reliability)
      ? `It was recorded without a claim, from a source of reliability ${winner.reliability}; the other's is of ${other.reliability}.`
      : `It was recorded without a claim, and the other is only ${other.modality}.`;
  }
  if (!isGiven(other)) return null;
  return outranksGiven(winner, other.reliability)
    ? 'It is claimed, and the other was recorded without a claim.'
    : 'The other is disputed by a claim that comes before it.';
}

/** The id, among those of claims, of a value that was given without one. */
export const GIVEN_ID = 0n;
const isGiven = ({ id }: DecidingClaim): boolean => id === GIVEN_ID;
