import { findEntities } from '../entity/find-entity';
import { toGlobalId } from '../entity/global-id';
import { CLAIM_SUBJECT_KINDS } from '../entity/kinds';
import type { Prisma, Quantity } from '../generated/prisma/client';
import { refuseOverlaps } from '../tenure/refuse-overlap';
import { isEffective } from './effective';
import { groupBy } from './group-by';
import { prismaName } from './json-rows';
import type { RecordingTx } from './recording';
import { OPEN, reviseEach, type Revision } from './revise';
import { rowClaimsOf } from './row-words';
import { settleQuantities } from './settle-quantities';
import { columnsOfSeveral, settleSeveral } from './settle-several';
import type { Several } from './several';
import { standingColumns, standingOf, type HeardClaim } from './standing';
import type { Columns } from './storage';
import {
  currentRows,
  mergeTouched,
  TABLE_OF,
  type ClaimSubject,
  type ClaimSubjectKind,
  type SubjectRow,
  type SubjectTable,
  type Touched,
} from './subject';
import { findProperty, keptOf, type Kept } from './vocabulary';

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
  const ofKind = (kind: ClaimSubjectKind) => touched.filter(({ subject }) => subject.kind === kind);
  const settled: Settled[] = [];
  for (const kind of CLAIM_SUBJECT_KINDS) {
    // Who takes part in an event holds it up, and so comes first.
    if (kind !== 'EVENT' && ofKind(kind).length > 0)
      settled.push(...(await settleKind(rec, kind, ofKind(kind), field)));
  }
  const held = await eventsHeldUp(
    rec,
    settled.flatMap(({ row }) => ('participantId' in row ? row : [])),
  );
  const events = mergeTouched([...ofKind('EVENT'), ...held]);
  if (events.length > 0) settled.push(...(await settleKind(rec, 'EVENT', events, field)));
  return settled;
}

/** The events that are there, or are not, against what these participations of theirs say. */
export async function eventsHeldUp(
  { tx }: RecordingTx,
  seats: readonly { eventId: bigint; supported: boolean }[],
): Promise<Touched[]> {
  if (seats.length === 0) return [];
  const rows = await tx.event.findMany({
    where: { id: { in: [...new Set(seats.map(({ eventId }) => eventId))] }, toRecording: OPEN },
    select: { id: true, supported: true },
  });
  const isAtOdds = (event: (typeof rows)[number]) =>
    seats.some(({ eventId, supported }) => eventId === event.id && supported !== event.supported);
  return rows.filter(isAtOdds).map(({ id }) => ({ subject: { kind: 'EVENT', id }, properties: [] }));
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
  const several = await settleSeveral(rec, touched, claims, field);
  const attended = kind === 'EVENT' ? await eventsWithSeats(rec, ids) : new Set();
  const effectiveRows = await effectiveRowClaims(rec, [...rows.values()]);

  const revisions: Revision<SubjectTable>[] = [];
  for (const { subject, properties } of touched) {
    const current = rows.get(subject.id);
    if (!current) throw new Error(`No current row for ${subject.kind} ${subject.id}`);
    const about = claims.get(subject.id) ?? [];
    const { columns, returned } = standingColumns(kind, about, properties, field);
    if ('supported' in current)
      columns.supported =
        ('recordClaimId' in current && effectiveRows.has(current.recordClaimId)) ||
        about.some(isEffective) ||
        attended.has(current.id);
    const patch = {
      ...columns,
      ...(await givenColumns(rec, kind, current, returned)),
      ...columnsOfSeveral(kind, several, subject.id),
    };
    revisions.push({ current, patch });
  }
  await resolveCountries(rec, kind, revisions);
  const revised = await reviseEach<SubjectTable>(rec, TABLE_OF[kind], revisions, { touch: true });
  if (kind === 'TENURE') await refuseOverlaps(rec, termsAmong(revisions), field);
  return touched.map(({ subject, properties }, index) => {
    const { current } = revisions[index] as (typeof revisions)[number];
    const row = revised[index] as SubjectRow;
    const before = valuesIn(kind, current, quantities?.before.get(subject.id));
    const after = valuesIn(kind, row, quantities?.after.get(subject.id));
    const about = claims.get(subject.id) ?? [];
    const changed = (property: string, how: 'added' | 'ended') =>
      several[property as Several['property']]?.[how].get(subject.id);
    return {
      subject,
      row,
      before: valuesOf(properties, (property) => changed(property, 'ended') ?? before(property)),
      // What settles no column stands among the claims alone, and how it stood before is not kept.
      after: valuesOf(
        properties,
        (property) => changed(property, 'added') ?? after(property) ?? standingOf(about, property)?.value,
      ),
    };
  });
}

const termsAmong = (revisions: readonly Revision<SubjectTable>[]) =>
  revisions.filter(({ patch }) => 'termEdtf' in patch).map(({ current }) => current);

const valuesOf = (properties: readonly string[], valueOf: (property: string) => unknown) =>
  Object.fromEntries(properties.map((property) => [property, valueOf(property) ?? null])) as Values;

/** The value of a property in the columns of a row, as a record of changes has it: a country by its global id. */
function valuesIn(
  kind: ClaimSubjectKind,
  row: SubjectRow,
  quantities: ReadonlyMap<string, Quantity> | undefined,
): (property: string) => unknown {
  const columns = row as unknown as Columns;
  return (property) => {
    const storage = findProperty(kind, property)?.storage;
    if (!property.startsWith('quantity.'))
      return storage?.read(columns, (id) => toGlobalId('COUNTRY', id))[property];
    const quantity = quantities?.get(property);
    return quantity?.supported ? storage?.read({ ...quantity }, String).quantity : null;
  };
}

/** Puts the ids of countries in the place of their slugs. */
async function resolveCountries(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  revisions: readonly Revision<SubjectTable>[],
): Promise<void> {
  for (const { storage } of keptOf(kind)) {
    for (const { name } of storage.columns.filter(({ isReference }) => isReference)) {
      const key = prismaName(name);
      const patches = revisions
        .map(({ patch }) => patch as Columns)
        .filter((patch) => typeof patch[key] === 'string');
      const references = patches.map((patch) => ({
        reference: patch[key] as string,
        field: [storage.field, 'country'],
        kinds: ['COUNTRY'] as const,
      }));
      const countries = await findEntities(rec.tx, references);
      patches.forEach((patch, index) => (patch[key] = countries[index]?.id));
    }
  }
}

/**
 * The columns of what was given without a claim, as they were before anything was claimed about it; none where it came
 * with a claim.
 */
async function givenColumns(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  current: SubjectRow,
  returned: readonly Kept[],
): Promise<object> {
  const versions = rec.tx[TABLE_OF[kind]] as unknown as {
    findFirst(args: { where: object; orderBy: object }): Promise<SubjectRow | null>;
  };
  const columns: Columns = {};
  for (const { storage, properties } of returned) {
    // Not when it was recorded: a merge can have brought it from another subject, and taken it away again.
    const { _min } = await rec.tx.claim.aggregate({
      where: { subjectId: current.id, property: { in: properties.map(({ name }) => name) } },
      _min: { fromRecording: true },
    });
    const unclaimed = await versions.findFirst({
      where: { id: current.id, fromRecording: { lt: _min.fromRecording ?? rec.id } },
      orderBy: { fromRecording: 'desc' },
    });
    if (!unclaimed) continue;
    for (const key of storage.columns.map(({ name }) => prismaName(name)))
      columns[key] = unclaimed[key as keyof SubjectRow];
  }
  return columns;
}

/** Whether any claim about it holds it up; of other things much can be said that does not bear on what is settled. */
const isFact = (kind: ClaimSubjectKind) => kind !== 'COUNTRY' && kind !== 'LEADER' && kind !== 'ORGANIZATION';

/** Of events, those in which a participation that is held up says that somebody takes part. */
async function eventsWithSeats({ tx }: RecordingTx, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const seats = await tx.participation.findMany({
    where: { eventId: { in: [...ids] }, supported: true, toRecording: OPEN },
    distinct: ['eventId'],
    select: { eventId: true },
  });
  return new Set(seats.map(({ eventId }) => eventId));
}

/** Of the claims that are the rows from which these facts come, those that are effective. */
async function effectiveRowClaims(
  rec: RecordingTx,
  facts: readonly SubjectRow[],
): Promise<ReadonlySet<bigint | null>> {
  const ofRows = facts.filter((fact) => 'recordClaimId' in fact);
  const claims = await rowClaimsOf(rec.tx, ofRows);
  return new Set(claims.filter(isEffective).map(({ id }) => id));
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
