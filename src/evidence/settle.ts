import type { Prisma, Quantity } from '../generated/prisma/client';
import { refuseOverlap } from '../tenure/refuse-overlap';
import { groupBy } from './group-by';
import type { RecordingTx } from './recording';
import { OPEN, revise } from './revise';
import { settleQuantities } from './settle-quantities';
import { holdsUp, standingColumns, type HeardClaim } from './standing';
import { settledValue } from './settled-value';
import { currentRows, TABLE_OF, type ClaimSubject, type ClaimSubjectKind, type SubjectRow } from './subject';

/** A subject, and those of its properties about which a claim came, went, or was judged anew. */
export interface Touched {
  subject: ClaimSubject;
  properties: readonly string[];
}

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
  const claims = await hearClaims(rec, ids);
  const quantities = kind === 'EVENT' ? await settleQuantities(rec, touched, claims) : null;

  const settled: Settled[] = [];
  for (const { subject, properties } of touched) {
    const current = rows.get(subject.id);
    if (!current) throw new Error(`No current row for ${subject.kind} ${subject.id}`);
    const about = claims.get(subject.id) ?? [];
    const patch = await patchFor(rec, kind, current, about, properties, field);
    if ('leaderId' in current && patch.termEdtf !== undefined) {
      await refuseOverlap(rec, { ...current, termEdtf: patch.termEdtf }, about, field);
    }
    const row = await revise(rec, TABLE_OF[kind], current, patch, { touch: true });
    const valueOf = (from: SubjectRow, quantity: Map<string, Quantity> | undefined) =>
      Object.fromEntries(properties.map((property) => [property, settledValue(from, property, quantity)]));
    settled.push({
      subject,
      row,
      before: valueOf(current, quantities?.before.get(subject.id)),
      after: valueOf(row, quantities?.after.get(subject.id)),
    });
  }
  return settled;
}

async function patchFor(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  current: SubjectRow,
  claims: readonly HeardClaim[],
  properties: readonly string[],
  field: readonly string[] | null,
): Promise<Partial<SubjectRow> & { termEdtf?: string }> {
  const ofRow = properties.filter((property) => !property.startsWith('quantity.'));
  const { columns, returned, placeCountry } = standingColumns(kind, claims, ofRow, field);
  if ('supported' in current) columns.supported = claims.some(holdsUp);
  if (placeCountry !== null) {
    const country = await rec.tx.entity.findUniqueOrThrow({ where: { slug: placeCountry } });
    columns.placeCountryId = country.id;
  }
  const initial = await initialColumns(rec, kind, current, claims, returned, Object.keys(columns));
  return { ...columns, ...initial };
}

/** The columns of the first version for properties that return to it: those no claim spoke of when it was made. */
async function initialColumns(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  current: SubjectRow,
  claims: readonly HeardClaim[],
  properties: readonly string[],
  columns: readonly string[],
): Promise<object> {
  if (properties.length === 0) return {};
  const versions = rec.tx[TABLE_OF[kind]] as unknown as {
    findFirstOrThrow(args: { where: object; orderBy: object }): Promise<SubjectRow>;
  };
  const first = await versions.findFirstOrThrow({
    where: { id: current.id },
    orderBy: { fromRecording: 'asc' },
  });
  const unspoken = properties.filter(
    (property) =>
      !claims.some((claim) => claim.property === property && claim.recordedIn === first.fromRecording),
  );
  const returning = columns.filter((column) => unspoken.some((property) => column.startsWith(property)));
  return Object.fromEntries(returning.map((column) => [column, first[column as keyof SubjectRow]]));
}

/** All current claims about these subjects, by subject, each with the reliability of its source. */
async function hearClaims(rec: RecordingTx, ids: readonly bigint[]): Promise<Map<bigint, HeardClaim[]>> {
  const claims = await rec.tx.claim.findMany({ where: { subjectId: { in: [...ids] }, toRecording: OPEN } });
  const sourceIds = [...new Set(claims.map(({ sourceId }) => sourceId))];
  const sources = await rec.tx.source.findMany({ where: { id: { in: sourceIds }, toRecording: OPEN } });
  const reliability = new Map(sources.map((source) => [source.id, source.reliability]));
  const heard = claims.map((claim) => ({ ...claim, reliability: reliability.get(claim.sourceId) ?? 'F' }));
  return groupBy(heard, ({ subjectId }) => subjectId);
}
