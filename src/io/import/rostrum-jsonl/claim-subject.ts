import { z } from 'zod';
import { key, slug } from './values';

const subjects = {
  country: slug,
  leader: slug,
  organization: slug,
  event: slug,
  participation: key,
  relationship: key,
  tenure: key,
};

export type ClaimSubjectKind = keyof typeof subjects;

/** The subject of a claim: exactly one entry, a kind with its slug or key: {"event": "victory-day-parade-2025"}. */
export const claimSubject = z
  .strictObject(subjects)
  .partial()
  .refine((subject) => Object.keys(subject).length === 1, 'a claim has exactly one subject');

/** The kind of a claim's subject, and its slug or key. */
export function subjectOf(subject: z.infer<typeof claimSubject>): {
  kind: ClaimSubjectKind;
  reference: string;
} {
  const [entry] = Object.entries(subject) as [ClaimSubjectKind, string][];
  if (!entry) throw new Error('A claim without a subject passed validation');
  return { kind: entry[0], reference: entry[1] };
}
