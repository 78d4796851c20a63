import type { EntityName } from '../../generated/prisma/client';
import { NameKind } from '../../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { optionalSpanColumns, readSpan, type OptionalSpanColumns } from '../model/time/span';

/** A name, as the input has it. */
export interface GivenName {
  value: string;
  language?: string | null;
  kind?: NameKind | null;
  valid?: string | null;
}

/** The columns that identify a name of a thing. */
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

/** Two names of a thing are the same if this text is equal. */
export const identityOfName = ({ value, language, kind, validEdtf }: NameColumns): string =>
  JSON.stringify([value, language, kind, validEdtf]);

/** The columns of a name that decide what a thing is called. */
type Candidate = NameColumns & Partial<Pick<EntityName, 'preferred' | 'givenBy'>>;

const KINDS = Object.keys(NameKind);

/**
 * The order of preference: names with a PREFERRED claim, then by kind, then names that a list or an editor gives before
 * names that are only claimed, then as recorded.
 */
const byPreference = (a: Candidate, b: Candidate): number =>
  Number(b.preferred ?? false) - Number(a.preferred ?? false) ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  byStanding(a, b);

/** The same without the kind. */
const byStanding = (a: Candidate, b: Candidate): number =>
  Number(b.preferred ?? false) - Number(a.preferred ?? false) || Number(isGiven(b)) - Number(isGiven(a));

const isGiven = ({ givenBy }: Candidate) => givenBy === undefined || givenBy.length > 0;

/**
 * The label of a thing: its current English name (common, or preferred by a claim), else a former one, else its first
 * name. Takes the names in the order in which they were recorded.
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
 * The label of a thing with these names; none where all of them are denied or there are none (as for events that a
 * machine coded): the label then stays.
 */
export function calledBy(names: readonly (Candidate & Pick<EntityName, 'denied'>)[]): { label?: string } {
  const called = names.filter(({ denied }) => !denied);
  return called.length > 0 ? { label: labelOf(called) } : {};
}
