import { slugsOf } from '../../components/subject';
import type { Draft } from './review.query';

/** Drafts that are reviewed together, such as an event and its participations. */
export interface Group {
  readonly key: string;
  readonly drafts: readonly Draft[];
}

/** The drafts by group, in the order of the article; one that was not read from an article is with those of its subject. */
export function groupsOf(drafts: readonly Draft[]): Group[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = draft.origin?.group ?? slugsOf(draft.subject);
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups].map(([key, members]) => ({ key, drafts: members }));
}

// The precision that a rule must have reached.
const SURE = 0.95;

/**
 * Whether a draft may be accepted together with others: from a rule that is measured to be right, without a
 * contradiction, not hypothetical, and not a relationship.
 */
export const isSafe = ({ origin, effect, modality, subject }: Draft): boolean =>
  origin !== null &&
  (origin.score ?? 0) >= SURE &&
  effect?.kind !== 'CONTRADICTS' &&
  modality !== 'HYPOTHETICAL' &&
  subject.__typename !== 'Relationship';

/** The kinds of drafts, by which spans of the text are marked. */
export function kindOf({
  subject,
  property,
}: Draft): 'participation' | 'relationship' | 'quantity' | 'event' | 'other' {
  if (subject.__typename === 'Participation') return 'participation';
  if (subject.__typename === 'Relationship') return 'relationship';
  if (property.startsWith('quantity.')) return 'quantity';
  return subject.__typename === 'Event' ? 'event' : 'other';
}
