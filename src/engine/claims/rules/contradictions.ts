import { oneCountry } from './one-country';
import { noOverlap } from './overlaps';
import { notWithinItself } from './cycles';
import { Refusal, type UserErrorCode } from '../../../platform/errors';
import { begunWhenSaid } from './begun-when-said';
import { bornBeforeDying, termWithinCountry, termWithinLife } from './lifetimes';
import { groupBy } from '../../model/group-by';
import type { RecordingTx } from '../../write/recording';
import type { ClaimSubjectKind, Touched } from '../subject';

/** A subject that takes part in a contradiction, and by which of its properties; by none where it is that it is there. */
export interface Culprit {
  id: bigint;
  properties: readonly string[];
}

/** Two things that cannot both be so. */
export interface Contradiction {
  /** Who can have brought it about, the likelier first. */
  culprits: readonly Culprit[];
  code: UserErrorCode;
  message: string;
}

/** The ids of the touched subjects of each kind. */
export type TouchedIds = Readonly<Partial<Record<ClaimSubjectKind, readonly bigint[]>>>;

/** Something that must never come to stand. */
export interface Rule {
  /** By which properties of what it can come about: those named, or any. */
  concerns: Readonly<Partial<Record<ClaimSubjectKind, readonly string[] | 'any'>>>;
  /** A published list that contradicts itself here is taken as it is: a row is worth more than the birth year beside it. */
  isShownInLists?: true;
  /** The contradictions in which these subjects take part, as things stand in the recording. */
  find(rec: RecordingTx, touched: TouchedIds): Promise<readonly Contradiction[]>;
}

/** All that must never come to stand, by whichever door: a claim, a review, a rank, a retraction, a merge, an import. */
const RULES: readonly Rule[] = [
  begunWhenSaid,
  oneCountry,
  bornBeforeDying,
  termWithinLife,
  termWithinCountry,
  noOverlap,
  notWithinItself,
];

/** Finds what contradicts itself about the touched subjects, once they are settled; `ofList`: by a published list. */
export async function findContradictions(
  rec: RecordingTx,
  touched: readonly Touched[],
  { ofList = false } = {},
): Promise<Contradiction[]> {
  const found: Contradiction[] = [];
  for (const { concerns, find } of RULES.filter(({ isShownInLists }) => !ofList || !isShownInLists)) {
    const concerned = touched.filter(({ subject, properties }) => {
      const by = concerns[subject.kind];
      return by !== undefined && isConcerned(by, properties);
    });
    const ids = [...groupBy(concerned, ({ subject }) => subject.kind)].map(([kind, of]) => [
      kind,
      [...new Set(of.map(({ subject }) => subject.id))],
    ]);
    if (ids.length > 0) found.push(...(await find(rec, Object.fromEntries(ids) as TouchedIds)));
  }
  return found;
}

/** Refuses, at `field`, a write after which the touched subjects contradict themselves or others. */
export async function refuseContradictions(
  rec: RecordingTx,
  touched: readonly Touched[],
  field: readonly string[] | null,
): Promise<void> {
  const [first] = await findContradictions(rec, touched);
  if (first) throw new Refusal(first.code, field, first.message);
}

// Of what came or went as a whole, by itself or with its row, no property is touched, and each may matter.
const isConcerned = (by: readonly string[] | 'any', properties: readonly string[]): boolean =>
  by === 'any' ||
  properties.length === 0 ||
  properties.some((property) => property === 'record' || by.includes(property));
