import { orderOf } from '../evidence/vocabulary';
import { explainStanding, precedes, type DecidingClaim } from '../evidence/what-stands';

/** What decides between the positions of a dispute. */
export interface Decision {
  property: string;
  /** The claim that stands. */
  winner: DecidingClaim;
  /** What would stand if no claim had the winner's value. */
  runnerUp: DecidingClaim | null;
  /** The first claim that says the winner's value is not so. */
  denial: DecidingClaim | null;
}

/** By which rule the winner stands, in one or two English sentences. */
export function explainDispute({ property, winner, runnerUp, denial }: Decision): string {
  const order = orderOf(property);
  if (runnerUp || !denial) return explainStanding(order, winner, runnerUp);
  if (precedes(order, denial, winner)) {
    return 'It is disputed by a claim that comes before it, but nothing else was said in its place.';
  }
  return `It is disputed, but by a claim that comes after it. ${explainStanding(order, winner, denial)}`;
}
