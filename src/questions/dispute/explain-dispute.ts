import { orderOf } from '../../engine/model/vocabulary';
import { explainStanding, type DecidingClaim } from '../../engine/model/what-stands';

/** The claims that decide between the positions of a dispute. */
export interface Decision {
  property: string;
  /** The claim that stands, if any. */
  winner: DecidingClaim | null;
  /** The highest claim for another value, whether denied or not. */
  runnerUp: DecidingClaim | null;
  /** The highest claim that denies the value of the winner. */
  denial: DecidingClaim | null;
}

/** Explains by which rule the winner stands, or why none does, in one or two sentences. */
export function explainDispute({ property, winner, runnerUp, denial }: Decision): string {
  const order = orderOf(property);
  if (!winner) return 'Undecided: every value claimed is disputed by a claim that outranks it.';
  if (runnerUp || !denial) return explainStanding(order, winner, runnerUp);
  return `It is disputed, but by a claim that ranks below it. ${explainStanding(order, winner, denial)}`;
}
