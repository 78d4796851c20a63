import { Prisma } from '../../generated/prisma/client';
import { CLAIM_SUBJECT_KINDS } from '../model/kinds';
import { findProperty, storedValuesOf } from '../model/vocabulary';
import { groupBy } from '../model/group-by';
import { canonical, postgresName } from '../write/json-rows';
import { record, type RecordingTx, type WriteDeps } from '../write/recording';
import { OPEN } from '../write/revise';
import { MULTI_VALUED } from './multi-valued';
import { settleInPortions, type Settled } from './settle';
import { concernsOf, currentRows, TABLE_OF, type ClaimSubjectKind, type Touched } from './subject';

const { raw, sql } = Prisma;

const SUBJECTS_AT_ONCE = 1_000;

export interface SettledAll {
  subjects: number;
  changed: number;
}

/**
 * Settles all claims again by the rules of this version: columns that were settled by an earlier one stay as they were until
 * the next claim about their subject. A thousand subjects are one recording, or none if nothing changes.
 */
export async function settleAll(deps: WriteDeps, actor: string): Promise<SettledAll> {
  const total: SettledAll = { subjects: 0, changed: 0 };
  // Events come last because participations support them.
  const kinds = [...CLAIM_SUBJECT_KINDS].sort((a, b) => Number(a === 'EVENT') - Number(b === 'EVENT'));
  for (const kind of kinds) {
    for (let after: bigint | undefined = 0n; after !== undefined;) {
      const from = after;
      const { answer } = await record(deps, actor, async (rec) => {
        const ids = await subjectsAfter(rec, kind, from);
        return { last: ids.at(-1), subjects: ids.length, changed: await settleSubjects(rec, kind, ids) };
      });
      total.subjects += answer.subjects;
      total.changed += answer.changed;
      after = answer.last;
    }
  }
  return total;
}

/** The next subjects with columns that follow from claims: not facts with the values of an imported row alone. */
async function subjectsAfter({ tx }: RecordingTx, kind: ClaimSubjectKind, after: bigint): Promise<bigint[]> {
  const isFact = kind !== 'LEADER' && kind !== 'COUNTRY' && kind !== 'ORGANIZATION';
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM ${raw(postgresName(TABLE_OF[kind]))} subject WHERE to_recording = ${OPEN} AND id > ${after}
      AND (${isFact ? sql`record_claim_id IS NULL` : sql`false`} OR EXISTS (
        SELECT FROM claim WHERE subject_id = subject.id AND property <> 'record' AND to_recording = ${OPEN}))
    ORDER BY id LIMIT ${SUBJECTS_AT_ONCE}`;
  return rows.map(({ id }) => id);
}

/** Settles these subjects, and notes the changes; returns how many there are. */
async function settleSubjects(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  ids: readonly bigint[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const settled: Settled[] = [];
  for await (const portion of settleInPortions(rec, await touchedOf(rec, kind, ids)))
    settled.push(...portion);
  const ofValues = await withOtherValues(rec);
  const changed = settled.filter(
    ({ subject, row }) => row.fromRecording === rec.id || ofValues.has(subject.id),
  );
  for (const { subject, row, before, after } of changed) {
    const fields = Object.keys(after).filter(
      (name) => isKept(kind, name) && canonical(before[name]) !== canonical(after[name]),
    );
    rec.change({
      action: 'UPDATED',
      subjectKind: subject.kind,
      subjectId: subject.id,
      concerns: concernsOf(row),
      fields,
      before: only(before, fields),
      after: only(after, fields),
    });
  }
  return changed.length;
}

/** Each subject with the properties to settle: those claimed and, of a fact that no row made, all that claims decide. */
async function touchedOf(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  ids: readonly bigint[],
): Promise<Touched[]> {
  const claims = await rec.tx.claim.findMany({
    where: { subjectId: { in: [...ids] }, property: { not: 'record' }, toRecording: OPEN },
    select: { subjectId: true, property: true },
    distinct: ['subjectId', 'property'],
  });
  const claimed = groupBy(claims, ({ subjectId }) => subjectId);
  const decided = storedValuesOf(kind)
    .filter(({ origin }) => origin !== 'given')
    .flatMap(({ properties }) => properties.map(({ name }) => name));
  return (await currentRows(rec.tx, kind, ids)).map((row) => {
    const isByClaims = 'recordClaimId' in row && row.recordClaimId === null;
    const own = (claimed.get(row.id) ?? []).map(({ property }) => property);
    const properties = [...new Set([...own, ...(isByClaims ? decided : [])])];
    return { subject: { kind, id: row.id }, properties, isQuiet: true };
  });
}

/** Whether the value of a property is kept beside the claims, so that it can differ from what stands among them. */
const isKept = (kind: ClaimSubjectKind, property: string): boolean =>
  MULTI_VALUED.some((each) => each.property === property) ||
  findProperty(kind, property)?.storage !== undefined;

/** The things of which a name or code changed, and the events of which a quantity did. */
async function withOtherValues({ tx, id }: RecordingTx): Promise<ReadonlySet<bigint>> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT entity_id AS id FROM entity_name WHERE ${id} IN (from_recording, to_recording)
    UNION SELECT entity_id FROM external_id WHERE ${id} IN (from_recording, to_recording)
    UNION SELECT event_id FROM quantity WHERE ${id} IN (from_recording, to_recording)`;
  return new Set(rows.map((row) => row.id));
}

const only = (values: Settled['after'], names: readonly string[]): Prisma.InputJsonObject =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null])) as Prisma.InputJsonObject;
