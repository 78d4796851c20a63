import { findEntities } from '../write/find-entity';
import { toGlobalId } from '../model/global-id';
import { CLAIM_SUBJECT_KINDS } from '../model/kinds';
import { Prisma, type Participation, type Quantity } from '../../generated/prisma/client';
import { canonical, portionsOf, postgresName, prismaName } from '../write/json-rows';
import { refuseContradictions } from './rules/contradictions';
import { denialsAmong, isEffective, outranksGiven, reliabilityOfGiven } from '../model/what-stands';
import { groupBy } from '../model/group-by';
import { findRatedClaims, standingColumns, standingOf, type RatedClaim } from './standing';
import type { RecordingTx } from '../write/recording';
import { OPEN, reviseEach, type Revision } from '../write/revise';
import { rowClaimsOf } from './implicit-claims';
import { settleQuantities } from './settle-quantities';
import { columnsOfValues, settleValues } from './settle-values';
import { MULTI_VALUED, type MultiValued } from './multi-valued';
import type { Columns } from '../model/storage';
import {
  currentRows,
  TABLE_OF,
  type ClaimSubject,
  type ClaimSubjectKind,
  type SubjectRow,
  type SubjectTable,
  type Touched,
} from './subject';
import { findProperty, storedValuesOf, type StoredValue } from '../model/vocabulary';

const { join, raw } = Prisma;

type Values = Record<string, Prisma.InputJsonValue | null>;

/** A subject after settling: its row, and the values of the touched properties before and after. */
export interface Settled {
  subject: ClaimSubject;
  row: SubjectRow;
  before: Values;
  after: Values;
}

// The largest number of subjects for which the statements of one portion have enough parameters.
const SUBJECTS_AT_ONCE = 2_000;

/**
 * Writes what stands about the touched properties into the columns of their facts, and whether an effective claim
 * supports the fact; the only writer of these columns. Refuses contradictions at `field`.
 */
export async function settle(
  rec: RecordingTx,
  touched: readonly Touched[],
  field: readonly string[] | null = null,
): Promise<Settled[]> {
  const settled: Settled[] = [];
  for await (const portion of settleInPortions(rec, touched, field)) settled.push(...portion);
  await refuseContradictions(rec, touched, field);
  return settled;
}

/** As `settle`, for any number of subjects, in portions; leaves the search for contradictions to the caller. */
export async function* settleInPortions(
  rec: RecordingTx,
  touched: readonly Touched[],
  field: readonly string[] | null = null,
): AsyncIterable<Settled[]> {
  const byKind = groupBy(touched, ({ subject }) => subject.kind);
  const seats: Seat[] = [];
  // Participations come first because they support their events.
  for (const kind of [...CLAIM_SUBJECT_KINDS.filter((each) => each !== 'EVENT'), 'EVENT' as const]) {
    for (const portion of portionsOf(byKind.get(kind) ?? [], SUBJECTS_AT_ONCE)) {
      const settled = await settleKind(rec, kind, portion, field);
      for (const { row } of settled)
        if ('participantId' in row) seats.push({ eventId: row.eventId, effective: row.effective });
      yield settled;
    }
  }
  const events = await eventsToResettle(rec, seats);
  for (const portion of portionsOf(events, SUBJECTS_AT_ONCE))
    yield await settleKind(rec, 'EVENT', portion, field);
}

/** A participation as support for its event. */
type Seat = Pick<Participation, 'eventId' | 'effective'>;

/** The events whose `effective` may have to change because of these participations. */
export async function eventsToResettle({ tx }: RecordingTx, seats: readonly Seat[]): Promise<Touched[]> {
  if (seats.length === 0) return [];
  const byEvent = groupBy(seats, ({ eventId }) => eventId);
  const rows = await tx.event.findMany({
    where: { id: { in: [...byEvent.keys()] }, toRecording: OPEN },
    select: { id: true, effective: true },
  });
  const isAtOdds = ({ id, effective }: (typeof rows)[number]) =>
    byEvent.get(id)?.some((seat) => seat.effective !== effective);
  return rows
    .filter(isAtOdds)
    .map(({ id }) => ({ subject: { kind: 'EVENT', id }, properties: [], isQuiet: true }));
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
  const claims = await findRatedClaims(rec, ids, isFact(kind) ? undefined : [...asked, 'record']);
  const quantities = kind === 'EVENT' ? await settleQuantities(rec, touched, claims) : null;
  // Most claims are about neither names nor codes.
  const values = MULTI_VALUED.some(({ property }) => asked.includes(property))
    ? await settleValues(rec, touched, claims, field)
    : null;
  const attended = kind === 'EVENT' ? await eventsWithSeats(rec, ids) : new Set();
  const effectiveRows = await effectiveRowClaims(rec, [...rows.values()]);

  const settlements = touched.map(({ subject, properties }) => {
    const current = rows.get(subject.id);
    if (!current) throw new Error(`No current row for ${subject.kind} ${subject.id}`);
    const own = claims.get(subject.id) ?? [];
    const { columns, returned } = standingColumns(kind, own, properties, field);
    if ('effective' in current)
      columns.effective =
        ('recordClaimId' in current && effectiveRows.has(current.recordClaimId)) ||
        own.some(isEffective) ||
        attended.has(current.id);
    return { current, columns, returned };
  });
  const given = await givenColumns(rec, kind, returnedAmong(settlements), claims);
  const revisions = settlements.map(({ current, columns }, index): Revision<SubjectTable> => {
    const { id } = current;
    const patch = { ...columns, ...given.get(id), ...(values && columnsOfValues(kind, values, id)) };
    return { current, patch, touch: touched[index]?.isQuiet !== true };
  });
  await resolveCountries(rec, kind, revisions);
  const revised = await reviseEach<SubjectTable>(rec, TABLE_OF[kind], revisions);
  return touched.map(({ subject, properties }, index) => {
    const { current } = revisions[index] as (typeof revisions)[number];
    const row = revised[index] as SubjectRow;
    const before = valuesIn(kind, current, quantities?.before.get(subject.id));
    const after = valuesIn(kind, row, quantities?.after.get(subject.id));
    const own = claims.get(subject.id) ?? [];
    const changed = (property: string, how: 'added' | 'ended') =>
      values?.[property as MultiValued['property']]?.[how].get(subject.id);
    return {
      subject,
      row,
      before: valuesOf(properties, (property) => changed(property, 'ended') ?? before(property)),
      // A property without a column has its value in the claims alone; the value before is not kept.
      after: valuesOf(
        properties,
        (property) => changed(property, 'added') ?? after(property) ?? standingOf(own, property)?.value,
      ),
    };
  });
}

/** The subjects that return to the values they were created with, by storage. */
function returnedAmong(
  settlements: readonly { current: SubjectRow; returned: readonly StoredValue[] }[],
): ReadonlyMap<StoredValue, readonly bigint[]> {
  const each = settlements.flatMap(({ current, returned }) =>
    returned.map((stored) => ({ stored, id: current.id })),
  );
  const byStored = groupBy(each, ({ stored }) => stored);
  return new Map([...byStored].map(([stored, of]) => [stored, of.map(({ id }) => id)]));
}

const valuesOf = (properties: readonly string[], valueOf: (property: string) => unknown) =>
  Object.fromEntries(properties.map((property) => [property, valueOf(property) ?? null])) as Values;

/** The value of a property in the columns of a row, as a change shows it: a country by its global id. */
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
    return quantity?.effective ? storage?.read({ ...quantity }, String).quantity : null;
  };
}

/** Replaces the slugs of countries with their ids. */
async function resolveCountries(
  rec: RecordingTx,
  kind: ClaimSubjectKind,
  revisions: readonly Revision<SubjectTable>[],
): Promise<void> {
  for (const { storage } of storedValuesOf(kind)) {
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
 * The columns that were set without a claim, as they were before the first claim about them was accepted, by subject.
 * None where they came with a claim, or a claim denies the value: it is then undecided.
 */
async function givenColumns(
  { tx, id: recording }: RecordingTx,
  kind: ClaimSubjectKind,
  returned: ReadonlyMap<StoredValue, readonly bigint[]>,
  claims: ReadonlyMap<bigint, readonly RatedClaim[]>,
): Promise<ReadonlyMap<bigint, Columns>> {
  const given = new Map<bigint, Columns>();
  for (const [{ storage, properties }, ids] of returned) {
    const columns = storage.columns.map(({ name }) => raw(`version.${name} AS "${prismaName(name)}"`));
    // By the first claim and not by the first version: a merge can have moved the row from another subject and back.
    const unclaimed = await tx.$queryRaw<({ id: bigint } & Columns)[]>`
      SELECT DISTINCT ON (version.id) version.id, ${join(columns)}
      FROM ${raw(postgresName(TABLE_OF[kind]))} version
      WHERE version.id = ANY(${ids}) AND version.from_recording < coalesce((
        SELECT min(from_recording) FROM claim
        WHERE subject_id = version.id AND review = 'ACCEPTED' AND property = ANY(${properties.map(({ name }) => name)})), ${recording})
      ORDER BY version.id, version.from_recording DESC`;
    for (const { id, ...before } of unclaimed) {
      const values = storage.read({ ...before }, String);
      const isNothing = Object.values(values).every((value) => value == null);
      if (!isNothing && !isDenied(values, claims.get(id) ?? []))
        given.set(id, { ...given.get(id), ...before });
    }
  }
  return given;
}

/** Whether a claim denies one of the values, by property. */
const isDenied = (values: Columns, claims: readonly RatedClaim[]): boolean =>
  denialsAmong(claims)
    .filter((claim) => outranksGiven(claim, reliabilityOfGiven(claims)))
    .some(({ property, value }) => canonical(values[property]) === canonical(value));

/** Facts need all their claims, since any of them supports the fact; things need only the claims to be settled, and their rows. */
const isFact = (kind: ClaimSubjectKind) => kind !== 'COUNTRY' && kind !== 'LEADER' && kind !== 'ORGANIZATION';

/** The events among these with an effective participation. */
async function eventsWithSeats({ tx }: RecordingTx, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const seats = await tx.participation.findMany({
    where: { eventId: { in: [...ids] }, effective: true, toRecording: OPEN },
    distinct: ['eventId'],
    select: { eventId: true },
  });
  return new Set(seats.map(({ eventId }) => eventId));
}

/** The effective ones among the claims of the rows from which these facts come. */
async function effectiveRowClaims(
  rec: RecordingTx,
  facts: readonly SubjectRow[],
): Promise<ReadonlySet<bigint | null>> {
  const ofRows = facts.filter((fact) => 'recordClaimId' in fact);
  const claims = await rowClaimsOf(rec.tx, ofRows);
  return new Set(claims.filter(isEffective).map(({ id }) => id));
}
