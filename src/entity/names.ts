import type { EntityName, NameKind } from '../generated/prisma/client';
import type { RecordingTx } from '../evidence/recording';
import { OPEN, retire } from '../evidence/revise';
import { Refusal, UserErrorCode } from '../platform/errors';
import { optionalSpanColumns, readSpan, type OptionalSpanColumns } from '../time/given-span';

/** A name as a caller gives it. */
export interface GivenName {
  value: string;
  language?: string | null;
  kind?: NameKind | null;
  valid?: string | null;
}

/** The columns of a name, but for whose it is and since when. */
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
      kind: kind ?? 'COMMON',
      ...optionalSpanColumns('valid', span),
    };
  });
  return [...new Map(columns.map((name) => [identityOf(name), name])).values()];
}

/** What a thing is called in lists: its common English name of today, else of any day, else its first name. */
export function labelOf(names: readonly NameColumns[]): string {
  const english = names.filter(({ language, kind }) => language === 'en' && kind === 'COMMON');
  const label = english.find(({ validLatest }) => validLatest === null) ?? english[0] ?? names[0];
  if (!label) throw new Error('A thing without a name');
  return label.value;
}

/** The names that a thing has now, in the order in which they were given. */
export function currentNames(rec: RecordingTx, entityId: bigint): Promise<EntityName[]> {
  return rec.tx.entityName.findMany({ where: { entityId, toRecording: OPEN }, orderBy: { id: 'asc' } });
}

/** Makes `names` the names of a thing: those that it has already stay as they are. Answers whether any changed. */
export async function replaceNames(
  rec: RecordingTx,
  entityId: bigint,
  current: readonly EntityName[],
  names: readonly NameColumns[],
): Promise<boolean> {
  const wanted = new Set(names.map(identityOf));
  const present = new Set(current.map(identityOf));
  const dropped = current.filter((name) => !wanted.has(identityOf(name)));
  const added = names.filter((name) => !present.has(identityOf(name)));
  for (const name of dropped) await retire(rec, 'entityName', name);
  if (added.length > 0) {
    await rec.tx.entityName.createMany({
      data: added.map((name) => ({ ...name, entityId, fromRecording: rec.id })),
    });
  }
  return dropped.length + added.length > 0;
}

const identityOf = ({ value, language, kind, validEdtf }: NameColumns) =>
  JSON.stringify([value, language, kind, validEdtf]);
