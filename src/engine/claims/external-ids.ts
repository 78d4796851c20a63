import type { ExternalId, IdScheme, Prisma } from '../../generated/prisma/client';
import { groupBy } from '../model/group-by';
import { OPEN } from '../write/revise';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { optionalSpanColumns, readSpan, type OptionalSpanColumns } from '../model/time/span';
import { toGlobalId } from '../model/global-id';

/** A code of another register, as the input has it. */
export interface GivenCode {
  scheme: IdScheme;
  value: string;
  valid?: string | null;
}

/** The columns of a code without its thing and its versions. */
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

/** Refuses, as DUPLICATE, a code that another thing has at the same time. */
export async function refuseTakenCodes(
  tx: Prisma.TransactionClient,
  given: readonly { entityId: bigint; code: CodeColumns; field: readonly string[] }[],
): Promise<void> {
  if (given.length === 0) return;
  const holders = await tx.externalId.findMany({
    where: {
      toRecording: OPEN,
      denied: false,
      value: { in: given.map(({ code }) => code.value) },
      scheme: { in: [...new Set(given.map(({ code }) => code.scheme))] },
    },
    include: { entity: true },
  });
  const byValue = groupBy(holders, ({ value }) => value);
  for (const { entityId, code, field } of given) {
    const holder = byValue
      .get(code.value)
      ?.find((other) => other.entityId !== entityId && isSameCode(code, other));
    if (!holder) continue;
    const { kind, id, slug } = holder.entity;
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      field,
      `${code.scheme} ${code.value} is the code of ${slug} (${toGlobalId(kind, id)})`,
    );
  }
}

/** The ISO 3166-1 columns of a country: its codes whose validity has no end; for a past country the last ones. */
export function isoCodesOf(codes: readonly CodeColumns[]): { iso2: string | null; iso3: string | null } {
  const end = ({ validLatest }: CodeColumns) => validLatest?.getTime() ?? Infinity;
  const of = (scheme: IdScheme) => {
    const borne = codes.filter((code) => code.scheme === scheme);
    return borne.find((code) => borne.every((other) => end(other) <= end(code)))?.value ?? null;
  };
  return { iso2: of('ISO_ALPHA2'), iso3: of('ISO_ALPHA3') };
}

/** Two codes of a thing are the same where this text is: one code may be said of it for different times, which overlap. */
export const identityOfCode = ({ scheme, value, validEdtf }: CodeColumns): string =>
  JSON.stringify([scheme, value, validEdtf]);

/** Whether two codes are one and the same at some time, so that two things can't bear them. */
export const isSameCode = (a: CodeColumns, b: CodeColumns) =>
  a.scheme === b.scheme && a.value === b.value && overlaps(a, b);

const overlaps = (a: CodeColumns, b: CodeColumns) =>
  isBefore(a.validEarliest, b.validLatest) && isBefore(b.validEarliest, a.validLatest);

const isBefore = (start: Date | null, end: Date | null) => start === null || end === null || start <= end;
