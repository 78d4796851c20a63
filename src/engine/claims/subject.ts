import type { Prisma } from '../../generated/prisma/client';
import { findEntity } from '../write/find-entity';
import { isGlobalId, parseGlobalId, toGlobalId } from '../model/global-id';
import {
  CLAIM_SUBJECT_KINDS,
  ENTITY_KINDS,
  FACT_KINDS,
  namesOfKinds,
  type ClaimSubjectKind,
} from '../model/kinds';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { groupBy } from '../model/group-by';
import { OPEN, type Versions } from '../write/revise';

/** The table that holds each kind of thing and fact that a claim can be about. */
export const TABLE_OF = {
  COUNTRY: 'country',
  LEADER: 'leader',
  ORGANIZATION: 'organization',
  EVENT: 'event',
  PARTICIPATION: 'participation',
  RELATIONSHIP: 'relationship',
  TENURE: 'tenure',
} as const satisfies Record<ClaimSubjectKind, keyof Versions>;

export type { ClaimSubjectKind };

/** The subject of a claim. */
export interface ClaimSubject {
  kind: ClaimSubjectKind;
  id: bigint;
}

/** A subject, and those of its properties with a claim that was recorded, retracted or judged. */
export interface Touched {
  subject: ClaimSubject;
  properties: readonly string[];
  /** None of these claims was or is effective: a thing gets a new version only if what stands changes. */
  isQuiet?: boolean;
}

/** Each subject once, with all of its touched properties. */
export function mergeTouched(touched: readonly Touched[]): Touched[] {
  const bySubject = groupBy(touched, ({ subject }) => subject.id);
  return [...bySubject.values()].map((each) => ({
    subject: (each[0] as Touched).subject,
    properties: [...new Set(each.flatMap(({ properties }) => properties))],
    isQuiet: each.every(({ isQuiet }) => isQuiet),
  }));
}

/** The current row of a subject. */
export type SubjectTable = (typeof TABLE_OF)[ClaimSubjectKind];
export type SubjectRow = Versions[SubjectTable];

/** Finds the subject for a claim: a thing as `findEntity` does, a fact by its global id. */
export async function findSubject(
  tx: Prisma.TransactionClient,
  reference: string,
  field: readonly string[],
): Promise<ClaimSubject> {
  const parsed = isGlobalId(reference) ? parseGlobalId(reference) : null;
  const fact = FACT_KINDS.find((kind) => kind === parsed?.type);
  if (parsed && fact) {
    const [row] = await currentRows(tx, fact, [parsed.id]);
    if (row) return { kind: fact, id: parsed.id };
    const survivor = await findSurvivor(tx, parsed.id);
    throw new Refusal(
      UserErrorCode.NOT_FOUND,
      field,
      survivor
        ? `"${reference}" was merged into ${toGlobalId(fact, survivor)}; use that id`
        : `Nothing is recorded as "${reference}"`,
    );
  }
  if (isGlobalId(reference) && !ENTITY_KINDS.some((kind) => kind === parsed?.type)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `"${reference}" cannot be the subject of a claim; expected ${namesOfKinds(CLAIM_SUBJECT_KINDS)}`,
    );
  }
  const { kind, id } = await findEntity(tx, { reference, field, kinds: ENTITY_KINDS });
  return { kind: kind as ClaimSubjectKind, id };
}

/** The fact that an ended fact was merged into, found by where its claims are now; null where it has no claims. */
async function findSurvivor(tx: Prisma.TransactionClient, id: bigint): Promise<bigint | null> {
  const [moved] = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT now.subject_id AS id FROM claim was JOIN claim now USING (id)
    WHERE was.subject_id = ${id} AND now.to_recording = ${OPEN} AND now.subject_id <> ${id}
    ORDER BY was.to_recording DESC LIMIT 1`;
  return moved?.id ?? null;
}

interface Reader {
  findMany(args: { where: object }): Promise<SubjectRow[]>;
}

/** The current rows of these subjects, which are of one kind. */
export function currentRows(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  ids: readonly bigint[],
): Promise<SubjectRow[]> {
  // The delegates differ only in the type of the rows, each of which is a SubjectRow.
  const reader = tx[TABLE_OF[kind]] as unknown as Reader;
  return reader.findMany({ where: { id: { in: [...ids] }, toRecording: OPEN } });
}

/** The entities whose history includes changes of this row. */
export function concernsOf(row: SubjectRow): bigint[] {
  const ids =
    'participantId' in row
      ? [row.eventId, row.participantId, row.countryId]
      : 'subjectId' in row
        ? [row.subjectId, row.objectId]
        : 'leaderId' in row
          ? [row.leaderId, row.countryId]
          : [row.id];
  return ids.filter((id) => id !== null);
}
