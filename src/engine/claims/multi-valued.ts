import { identityOfCode, type CodeColumns } from './external-ids';
import { identityOfName, type NameColumns } from './names';
import type { EntityName, ExternalId } from '../../generated/prisma/client';
import { parseSpan } from '../model/time/edtf';
import { optionalSpanColumns } from '../model/time/span';
import type { CodeValue, NameValue } from '../model/value-shapes';
import type { RatedClaim } from './standing';
import { orderOf } from '../model/vocabulary';
import type { SourceReliability } from '../../generated/prisma/client';
import { denialsAmong, outranksGiven, whatStands } from '../model/what-stands';

/** A row that exists while a list or an editor gives it, or an effective claim supports it. */
export type ValueRow = EntityName | ExternalId;

/** A property that can have several values at once, each a row of a table. */
export interface MultiValued {
  property: 'name' | 'code';
  table: 'entityName' | 'externalId';
  /** The columns for a value. */
  columnsOf(value: never): NameColumns | CodeColumns;
  /** The value of a row, as in a claim. */
  valueOf(row: never): NameValue | CodeValue;
  /** Whether two rows of one thing exclude each other because they are the same. */
  isSame(a: never, b: never): boolean;
}

const valid = (edtf: string | undefined) =>
  optionalSpanColumns('valid', edtf === undefined ? null : parseSpan(edtf));
const validOf = ({ validEdtf }: Pick<ValueRow, 'validEdtf'>) =>
  validEdtf === null ? {} : { valid: validEdtf };

export const NAMES: MultiValued = {
  property: 'name',
  table: 'entityName',
  columnsOf: ({ value, language, kind, valid: during }: NameValue) => ({
    value,
    language,
    kind,
    ...valid(during),
  }),
  valueOf: (row: EntityName) => ({
    value: row.value,
    language: row.language,
    kind: row.kind,
    ...validOf(row),
  }),
  isSame: (a: NameColumns, b: NameColumns) => identityOfName(a) === identityOfName(b),
};

export const CODES: MultiValued = {
  property: 'code',
  table: 'externalId',
  columnsOf: ({ scheme, value, valid: during }: CodeValue) => ({ scheme, value, ...valid(during) }),
  valueOf: (row: ExternalId) => ({ scheme: row.scheme, value: row.value, ...validOf(row) }),
  isSame: (a: CodeColumns, b: CodeColumns) => identityOfCode(a) === identityOfCode(b),
};

export const MULTI_VALUED = [NAMES, CODES] as const;

/** The giver of names and codes that an editor enters with a thing. */
export const EDITOR = 'EDITOR';

/**
 * Whether the claims about a name or code deny it, and whether they prefer a name. A value that no list gives needs a
 * claim that stands; a HYPOTHETICAL one is not enough. With a value that is given, at this reliability, compete only claims that
 * outrank it.
 */
export function judge(
  { property }: MultiValued,
  given: SourceReliability | null,
  claims: readonly RatedClaim[],
): Partial<ValueRow> {
  const isGiven = given !== null;
  const competing = isGiven ? claims.filter((claim) => outranksGiven(claim, given)) : claims;
  const standing = whatStands(orderOf(property), competing);
  const denied = standing === null && (!isGiven || denialsAmong(competing).length > 0);
  return { denied, ...(property === 'name' && { preferred: standing?.rank === 'PREFERRED' }) };
}
