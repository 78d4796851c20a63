import { oneCountry, begunWhenSaid } from './attendance';
import { noOverlap } from './overlaps';
import { notWithinItself } from './cycles';
import { Refusal, type UserErrorCode } from '../../../platform/errors';
import { bornBeforeDying, membershipWithinBody, termWithinCountry, termWithinLife } from './lifetimes';
import { groupBy } from '../../model/group-by';
import type { RecordingTx } from '../../write/recording';
import type { ClaimSubjectKind, Touched } from '../subject';

/** A subject that is part of a contradiction, and the properties that cause it; none where its existence does. */
export interface Culprit {
  id: bigint;
  properties: readonly string[];
}

/** Two statements that cannot both be true. */
export interface Contradiction {
  /** The subjects that can have caused it, the likelier one first. */
  culprits: readonly Culprit[];
  code: UserErrorCode;
  message: string;
}

/** The ids of the touched subjects of each kind. */
export type TouchedIds = Readonly<Partial<Record<ClaimSubjectKind, readonly bigint[]>>>;

/** A state that must not be recorded. */
export interface Rule {
  /** The properties of each kind of subject whose change can cause it. */
  concerns: Readonly<Partial<Record<ClaimSubjectKind, readonly string[] | 'any'>>>;
  /** Accepted in published lists: a row is worth more than a birth year that contradicts it. */
  isShownInLists?: true;
  /** Finds the contradictions of these subjects in the current state of the recording. */
  find(rec: RecordingTx, touched: TouchedIds): Promise<readonly Contradiction[]>;
}

/** The states that must not be recorded, however they arise: by a claim, review, rank, retraction, merge or import. */
const RULES: readonly Rule[] = [
  begunWhenSaid,
  oneCountry,
  bornBeforeDying,
  termWithinLife,
  termWithinCountry,
  membershipWithinBody,
  noOverlap,
  notWithinItself,
];

/** Finds the contradictions of the touched subjects, after settling; `ofList`: caused by a published list. */
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

// A subject that was added or removed as a whole has no touched property, and any of them may matter.
const isConcerned = (by: readonly string[] | 'any', properties: readonly string[]): boolean =>
  by === 'any' ||
  properties.length === 0 ||
  properties.some((property) => property === 'record' || by.includes(property));
