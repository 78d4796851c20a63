import type { Prisma } from '../generated/prisma/client';
import { findEntity } from '../entity/find-entity';
import { refuseOverlaps } from '../tenure/refuse-overlap';
import { groupBy } from './group-by';
import type { RecordingTx } from './recording';
import { OPEN, revise } from './revise';
import { rowClaimsOf } from './row-words';
import { settleQuantities } from './settle-quantities';
import { holdsUp, standingColumns, standingOf, type HeardClaim } from './standing';
import { settledValue } from './settled-value';
import {
  currentRows,
  TABLE_OF,
  type ClaimSubject,
  type ClaimSubjectKind,
  type SubjectRow,
  type Touched,
} from './subject';

type Values = Record<string, Prisma.InputJsonValue | null>;

/** A subject after settling: its row, and the values of the touched properties before and after. */
export interface Settled {
  subject: ClaimSubject;
  row: SubjectRow;
  before: Values;
  after: Values;
}

/**
 * Brings what stands about the touched properties into the columns of their facts, and whether a fact has any claim
 * left that holds it up; the only writer of those columns. Refuses, at `field`, a tenure that would come to nonsense.
 */
export async function settle(
  rec: RecordingTx,
  touched: readonly Touched[],
  field: readonly string[] | null = null,
): Promise<Settled[]> {
  const kinds = [...new Set(touched.map(({ subject }) => subject.kind))];
  const settled: Settled[] = [];
  for (const kind of kinds) {
    const ofKind = touched.filter(({ subject }) => subject.kind === kind);
    settled.push(...(await settleKind(rec, kind, ofKind, field)));
  }
  return settled;
}

async function settleKind(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  touched: readonly Touched[],
  field: readonly string[] | null,
): Promise<Settled[]> {
  const ids = touched.map(({ subject }) => subject.id);
  const rows = new Map((await currentRows(rec.tx, kind, ids)).map((row) => [row.id, row]));
  const asked = [...new Set(touched.flatMap(({ properties }) => properties))];
  const claims = await hearClaims(rec, ids, isFact(kind) ? undefined : asked);
  const quantities = kind === 'EVENT' ? await settleQuantities(rec, touched, claims) : null;
  const sayingRows = await rowsThatHoldUp(rec, [...rows.values()]);

  const settled: Settled[] = [];
  for (const { subject, properties } of touched) {
    const current = rows.get(subject.id);
    if (!current) throw new Error(`No current row for ${subject.kind} ${subject.id}`);
    const about = claims.get(subject.id) ?? [];
    const isRowHeard = 'recordClaimId' in current && sayingRows.has(current.recordClaimId);
    const patch = await patchFor(rec, kind, current, about, { properties, field, isRowHeard });
    const row = await revise(rec, TABLE_OF[kind], current, patch, { touch: true });
    if ('leaderId' in row && patch.termEdtf !== undefined) await refuseOverlaps(rec, [row], field);
    const [before, after] = [quantities?.before.get(subject.id), quantities?.after.get(subject.id)];
    settled.push({
      subject,
      row,
      before: valuesOf(properties, (property) => settledValue(current, property, before)),
      // What settles no column stands among the claims alone, and how it stood before is not kept.
      after: valuesOf(
        properties,
        (property) => settledValue(row, property, after) ?? standingOf(about, property)?.value,
      ),
    });
  }
  return settled;
}

const valuesOf = (
  properties: readonly string[],
  valueOf: (property: string) => Prisma.JsonValue | undefined,
) => Object.fromEntries(properties.map((property) => [property, valueOf(property) ?? null])) as Values;

async function patchFor(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  current: SubjectRow,
  claims: readonly HeardClaim[],
  {
    properties,
    field,
    isRowHeard,
  }: { properties: readonly string[]; field: readonly string[] | null; isRowHeard: boolean },
): Promise<Partial<SubjectRow> & { termEdtf?: string }> {
  const ofRow = properties.filter((property) => !property.startsWith('quantity.'));
  const { columns, returned, placeCountry } = standingColumns(kind, claims, ofRow, field);
  if ('supported' in current) columns.supported = isRowHeard || claims.some(holdsUp);
  if (placeCountry !== null) {
    const country = { reference: placeCountry, field: ['place', 'country'], kinds: ['COUNTRY'] as const };
    columns.placeCountryId = (await findEntity(rec.tx, country)).id;
  }
  const initial = await initialColumns(rec, kind, current, returned, Object.keys(columns));
  return { ...columns, ...initial };
}

/**
 * The columns of properties that came without a claim, as they were before anything was claimed about them; none for
 * those that came with one.
 */
async function initialColumns(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  current: SubjectRow,
  properties: readonly string[],
  columns: readonly string[],
): Promise<object> {
  const versions = rec.tx[TABLE_OF[kind]] as unknown as {
    findFirst(args: { where: object; orderBy: object }): Promise<SubjectRow | null>;
  };
  const initial: Record<string, unknown> = {};
  for (const property of properties) {
    // Not when it was recorded: a merge can have brought it from another subject, and taken it away again.
    const { _min } = await rec.tx.claim.aggregate({
      where: { subjectId: current.id, property },
      _min: { fromRecording: true },
    });
    const unclaimed = await versions.findFirst({
      where: { id: current.id, fromRecording: { lt: _min.fromRecording ?? rec.id } },
      orderBy: { fromRecording: 'desc' },
    });
    for (const column of columns.filter((name) => name.startsWith(property))) {
      if (unclaimed) initial[column] = unclaimed[column as keyof SubjectRow];
    }
  }
  return initial;
}

/** Whether any claim about it holds it up; of other things much can be said that does not bear on what is settled. */
const isFact = (kind: ClaimSubjectKind) => kind !== 'COUNTRY' && kind !== 'LEADER' && kind !== 'ORGANIZATION';

/** Of the claims that are the rows from which these facts come, those that hold them up. */
async function rowsThatHoldUp(
  rec: RecordingTx,
  facts: readonly SubjectRow[],
): Promise<ReadonlySet<bigint | null>> {
  const ofRows = facts.filter((fact) => 'recordClaimId' in fact);
  const claims = await rowClaimsOf(rec.tx, ofRows);
  return new Set(claims.filter(holdsUp).map(({ id }) => id));
}

/** The current claims about these subjects, by subject, each with the reliability of its source. */
export async function hearClaims(
  rec: RecordingTx,
  ids: readonly bigint[],
  properties: string[] | undefined,
): Promise<Map<bigint, HeardClaim[]>> {
  const claims = await rec.tx.claim.findMany({
    where: { subjectId: { in: [...ids] }, property: { in: properties }, toRecording: OPEN },
  });
  const sourceIds = [...new Set(claims.map(({ sourceId }) => sourceId))];
  const sources = await rec.tx.source.findMany({ where: { id: { in: sourceIds }, toRecording: OPEN } });
  const reliability = new Map(sources.map((source) => [source.id, source.reliability]));
  const heard = claims.map((claim) => ({ ...claim, reliability: reliability.get(claim.sourceId) ?? 'F' }));
  return groupBy(heard, ({ subjectId }) => subjectId);
}
