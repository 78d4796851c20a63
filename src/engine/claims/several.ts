import { identityOfCode, type CodeColumns } from './external-ids';
import { identityOfName, type NameColumns } from './names';
import type { EntityName, ExternalId } from '../../generated/prisma/client';
import { parseSpan } from '../model/time/edtf';
import { optionalSpanColumns } from '../model/time/given-span';
import type { CodeValue, NameValue } from '../model/value-shapes';

/** A row that stands while a list or an editor gives it, or an effective claim says it. */
export type SeveralRow = EntityName | ExternalId;

/** How a property is kept of which several values stand beside each other: a row of a table for each. */
export interface Several {
  property: 'name' | 'code';
  table: 'entityName' | 'externalId';
  /** The columns for a value. */
  columnsOf(value: never): NameColumns | CodeColumns;
  /** The value that a row has, as claims say it. */
  valueOf(row: never): NameValue | CodeValue;
  /** Whether two rows of one thing are the same, so that only one of them can stand. */
  isSame(a: never, b: never): boolean;
}

const valid = (edtf: string | undefined) =>
  optionalSpanColumns('valid', edtf === undefined ? null : parseSpan(edtf));
const validOf = ({ validEdtf }: Pick<SeveralRow, 'validEdtf'>) =>
  validEdtf === null ? {} : { valid: validEdtf };

export const NAMES: Several = {
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

export const CODES: Several = {
  property: 'code',
  table: 'externalId',
  columnsOf: ({ scheme, value, valid: during }: CodeValue) => ({ scheme, value, ...valid(during) }),
  valueOf: (row: ExternalId) => ({ scheme: row.scheme, value: row.value, ...validOf(row) }),
  isSame: (a: CodeColumns, b: CodeColumns) => identityOfCode(a) === identityOfCode(b),
};

export const SEVERAL = [NAMES, CODES] as const;

/** Who gives names and codes that a person tells with a thing. */
export const EDITOR = 'EDITOR';
