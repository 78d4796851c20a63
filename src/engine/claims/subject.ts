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

/** What a claim is about. */
export interface ClaimSubject {
  kind: ClaimSubjectKind;
  id: bigint;
}

/** A subject, and those of its properties about which a claim came, went, or was judged anew. */
export interface Touched {
  subject: ClaimSubject;
  properties: readonly string[];
  /** None of those claims was effective or is: the version of a thing stays unless what stands changes. */
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

/** Finds what a claim is to be about: a thing as findEntity does, a fact by its global id. */
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
        ? `"${reference}" became one with ${toGlobalId(fact, survivor)} when what it is about was merged; use that`
        : `Nothing is recorded as "${reference}"`,
    );
  }
  if (isGlobalId(reference) && !ENTITY_KINDS.some((kind) => kind === parsed?.type)) {
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `"${reference}" is nothing to make a claim about; expected ${namesOfKinds(CLAIM_SUBJECT_KINDS)}`,
    );
  }
  const { kind, id } = await findEntity(tx, { reference, field, kinds: ENTITY_KINDS });
  return { kind: kind as ClaimSubjectKind, id };
}

/** The fact with which one that is no more became one, by where its claims are now; null where it has none. */
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

/** The rows of these subjects, all of one kind, that stand now. */
export function currentRows(
  tx: Prisma.TransactionClient,
  kind: ClaimSubjectKind,
  ids: readonly bigint[],
): Promise<SubjectRow[]> {
  // The delegates differ only in the rows they give, all of which are SubjectRow.
  const reader = tx[TABLE_OF[kind]] as unknown as Reader;
  return reader.findMany({ where: { id: { in: [...ids] }, toRecording: OPEN } });
}

/** The entities whose history a change of this row belongs to. */
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
