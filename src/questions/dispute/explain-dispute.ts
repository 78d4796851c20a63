import { orderOf } from '../../engine/model/vocabulary';
import { explainStanding, type DecidingClaim } from '../../engine/model/what-stands';

/** What decides between the positions of a dispute. */
export interface Decision {
  property: string;
  /** The claim that stands, if any. */
  winner: DecidingClaim | null;
  /** Of the claims for another value the one that comes first, whether it is denied or not. */
  runnerUp: DecidingClaim | null;
  /** The first claim that says the winner's value is not so. */
  denial: DecidingClaim | null;
}

/** By which rule the winner stands, or why nothing does, in one or two English sentences. */
export function explainDispute({ property, winner, runnerUp, denial }: Decision): string {
  const order = orderOf(property);
  if (!winner) return 'Undecided: whatever was said is disputed by a claim that comes before it.';
  if (runnerUp || !denial) return explainStanding(order, winner, runnerUp);
  return `It is disputed, but by a claim that comes after it. ${explainStanding(order, winner, denial)}`;
}
