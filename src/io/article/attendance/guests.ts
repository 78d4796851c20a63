import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import type { Occasions } from '../occasions';

/** Nouns for those who take part. */
export const GUESTS =
  /^(guests?|attendees?|participants?|leaders?|dignitaries|those|delegates|heads|visitors|invitees|speakers|absentees)$/;

/** The event that a sentence names, or else the one that the article is about. */
export function occasionIn(context: SentenceContext, occasions: Occasions): Occasion | undefined {
  for (const phrase of context.phrases) {
    const meant = occasions.meant(context, phrase);
    if (meant) return meant;
  }
  return occasions.main;
}
