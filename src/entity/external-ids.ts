import type { ExternalId, IdScheme, Prisma } from '../generated/prisma/client';
import type { RecordingTx } from '../evidence/recording';
import { OPEN, retire } from '../evidence/revise';
import { Refusal, UserErrorCode } from '../platform/errors';
import { optionalSpanColumns, readSpan, type OptionalSpanColumns } from '../time/given-span';
import { toGlobalId } from './global-id';

/** A code of another register as a caller gives it. */
export interface GivenCode {
  scheme: IdScheme;
  value: string;
  valid?: string | null;
}

/** The columns of a code, but for whose it is and since when. */
export type CodeColumns = Pick<ExternalId, 'scheme' | 'value'> & OptionalSpanColumns<'valid'>;

/** Reads the codes of an input: none empty, none twice. */
export function readCodes(
  codes: readonly GivenCode[] | null | undefined,
  field: readonly string[] = ['externalIds'],
): CodeColumns[] {
  const read = (codes ?? []).map(({ scheme, value, valid }, index) => {
    const trimmed = value.trim();
    if (trimmed === '') {
      throw new Refusal(UserErrorCode.INVALID, [...field, `${index}`, 'value'], 'A code cannot be empty');
    }
    const span = readSpan(valid, [...field, `${index}`, 'valid']);
    return { scheme, value: trimmed, ...optionalSpanColumns('valid', span) };
  });
  read.forEach((code, index) => {
    if (!read.slice(0, index).some((other) => isSameCode(code, other))) return;
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      [...field, `${index}`],
      `${code.scheme} ${code.value} is given twice for the same time`,
    );
  });
  return read;
}

/** Refuses, as DUPLICATE, a code that another thing bears at the same time. */
export async function refuseTakenCodes(
  tx: Prisma.TransactionClient,
  entityId: bigint,
  codes: readonly CodeColumns[],
  field: readonly string[] = ['externalIds'],
): Promise<void> {
  if (codes.length === 0) return;
  const holders = await tx.externalId.findMany({
    where: {
      toRecording: OPEN,
      entityId: { not: entityId },
      value: { in: codes.map(({ value }) => value) },
      scheme: { in: codes.map(({ scheme }) => scheme) },
    },
    include: { entity: true },
  });
  codes.forEach((code, index) => {
    const holder = holders.find((other) => isSameCode(code, other));
    if (!holder) return;
    const { kind, id, slug } = holder.entity;
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      [...field, `${index}`, 'value'],
      `${code.scheme} ${code.value} is the code of ${slug} (${toGlobalId(kind, id)})`,
    );
  });
}

/** Makes `codes` the codes of a thing: those that it has already stay as they are. Answers whether any changed. */
export async function replaceCodes(
  rec: RecordingTx,
  entityId: bigint,
  current: readonly ExternalId[],
  codes: readonly CodeColumns[],
): Promise<boolean> {
  const wanted = new Set(codes.map(identityOf));
  const present = new Set(current.map(identityOf));
  const dropped = current.filter((code) => !wanted.has(identityOf(code)));
  const added = codes.filter((code) => !present.has(identityOf(code)));
  for (const code of dropped) await retire(rec, 'externalId', code);
  if (added.length > 0) {
    await rec.tx.externalId.createMany({
      data: added.map((code) => ({ ...code, entityId, fromRecording: rec.id })),
    });
  }
  return dropped.length + added.length > 0;
}

const identityOf = ({ scheme, value, validEdtf }: CodeColumns) => JSON.stringify([scheme, value, validEdtf]);

/** Whether two codes are one and the same at some time. */
export const isSameCode = (a: CodeColumns, b: CodeColumns) =>
  a.scheme === b.scheme && a.value === b.value && overlaps(a, b);

const overlaps = (a: CodeColumns, b: CodeColumns) =>
  isBefore(a.validEarliest, b.validLatest) && isBefore(b.validEarliest, a.validLatest);

const isBefore = (start: Date | null, end: Date | null) => start === null || end === null || start <= end;
