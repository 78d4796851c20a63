import type { Entity, ExternalId, IdScheme, Prisma } from '../../generated/prisma/client';
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

/** A code for a thing, and the field of the input that gives it. */
export interface CodeOf {
  entityId: bigint;
  code: CodeColumns;
  field: readonly string[];
}

/** A code for a thing that another thing has at the same time. */
export interface TakenCode extends CodeOf {
  bearer: ExternalId & { entity: Entity };
}

/** Those of these codes that another thing has at the same time, with it. */
export async function findTakenCodes(
  tx: Prisma.TransactionClient,
  given: readonly CodeOf[],
): Promise<TakenCode[]> {
  if (given.length === 0) return [];
  const bearers = await tx.externalId.findMany({
    where: {
      toRecording: OPEN,
      denied: false,
      value: { in: given.map(({ code }) => code.value) },
      scheme: { in: [...new Set(given.map(({ code }) => code.scheme))] },
    },
    include: { entity: true },
  });
  const byValue = groupBy(bearers, ({ value }) => value);
  return given.flatMap((each) =>
    (byValue.get(each.code.value) ?? [])
      .filter((other) => other.entityId !== each.entityId && isSameCode(each.code, other))
      .map((bearer) => ({ ...each, bearer })),
  );
}

/** Refuses the first of these, as DUPLICATE. */
export function refuseTaken([taken]: readonly TakenCode[]): void {
  if (!taken) return;
  const { code, field, bearer } = taken;
  const { kind, id, slug } = bearer.entity;
  throw new Refusal(
    UserErrorCode.DUPLICATE,
    field,
    `${code.scheme} ${code.value} is the code of ${slug} (${toGlobalId(kind, id)})`,
  );
}

/** Refuses, as DUPLICATE, a code that another thing has at the same time. */
export const refuseTakenCodes = async (
  tx: Prisma.TransactionClient,
  given: readonly CodeOf[],
): Promise<void> => refuseTaken(await findTakenCodes(tx, given));

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
