import type { EntityName } from '../../generated/prisma/client';
import { NameKind } from '../../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { optionalSpanColumns, readSpan, type OptionalSpanColumns } from '../model/time/given-span';

/** A name as a caller gives it. */
export interface GivenName {
  value: string;
  language?: string | null;
  kind?: NameKind | null;
  valid?: string | null;
}

/** The columns of a name that make it this one and no other. */
export type NameColumns = Pick<EntityName, 'value' | 'language' | 'kind'> & OptionalSpanColumns<'valid'>;

/** Reads the names of an input: at least one, none empty, none twice. */
export function readNames(names: readonly GivenName[], field: readonly string[] = ['names']): NameColumns[] {
  if (names.length === 0) throw new Refusal(UserErrorCode.INVALID, field, 'At least one name is needed');
  const columns = names.map(({ value, language, kind, valid }, index) => {
    const trimmed = value.trim();
    if (trimmed === '') {
      throw new Refusal(UserErrorCode.INVALID, [...field, `${index}`, 'value'], 'A name cannot be empty');
    }
    const span = readSpan(valid, [...field, `${index}`, 'valid']);
    return {
      value: trimmed,
      language: language ?? 'en',
      kind: kind ?? NameKind.COMMON,
      ...optionalSpanColumns('valid', span),
    };
  });
  return [...new Map(columns.map((name) => [identityOfName(name), name])).values()];
}

/** Two names of a thing are the same where this text is. */
export const identityOfName = ({ value, language, kind, validEdtf }: NameColumns): string =>
  JSON.stringify([value, language, kind, validEdtf]);

/** A name as far as it decides what a thing is called. */
type Candidate = NameColumns & Partial<Pick<EntityName, 'preferred' | 'givenBy'>>;

const KINDS = Object.keys(NameKind);

/**
 * Names in the order in which they are preferred: those that a claim of rank PREFERRED says; then by kind; then those that
 * were given before those that are only claimed; then as they come.
 */
const byPreference = (a: Candidate, b: Candidate): number =>
  Number(b.preferred ?? false) - Number(a.preferred ?? false) ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  byStanding(a, b);

/** The same whatever their kind. */
const byStanding = (a: Candidate, b: Candidate): number =>
  Number(b.preferred ?? false) - Number(a.preferred ?? false) || Number(isGiven(b)) - Number(isGiven(a));

const isGiven = ({ givenBy }: Candidate) => givenBy === undefined || givenBy.length > 0;

/**
 * What a thing is called in lists: its English name of today (common, or preferred by a claim), else that of any day, else
 * the first that was given. The names come in the order in which they were recorded.
 */
export function labelOf(names: readonly Candidate[]): string {
  const english = names
    .filter(({ language, kind, preferred }) => language === 'en' && (kind === 'COMMON' || preferred))
    .sort(byPreference);
  const [first] = [...names].sort(byStanding);
  const label = english.find(({ validLatest }) => validLatest === null) ?? english[0] ?? first;
  if (!label) throw new Error('A thing without a name');
  return label.value;
}

/**
 * The label of a thing that has these names now; none where all are denied, or where it has none, as what a machine coded:
 * then it stays as it is.
 */
export function calledBy(names: readonly (Candidate & Pick<EntityName, 'denied'>)[]): { label?: string } {
  const called = names.filter(({ denied }) => !denied);
  return called.length > 0 ? { label: labelOf(called) } : {};
}
