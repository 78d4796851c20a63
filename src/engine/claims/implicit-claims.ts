import { FACT_KINDS } from '../model/kinds';
import {
  type Event,
  type Participation,
  type Relationship,
  type Tenure,
  Prisma,
  type Claim,
} from '../../generated/prisma/client';
import { UNKNOWN } from '../model/time/edtf';
import type { Columns } from '../model/storage';
import { storedValuesOf, boundsOf } from '../model/vocabulary';
import { isEffective } from '../model/what-stands';
import { insertRows, portionsOf } from '../write/json-rows';
import type { RecordingTx } from '../write/recording';
import { OPEN, reviseEach } from '../write/revise';
import { currentRows, TABLE_OF, type ClaimSubject, type ClaimSubjectKind, type Touched } from './subject';

/** The kinds of fact whose values can come from an imported row, without a claim about each. */
export const ROW_KINDS = ['EVENT', ...FACT_KINDS] as const;
export type RowKind = (typeof ROW_KINDS)[number];
export type FactRow = Event | Participation | Relationship | Tenure;

/**
 * The implicit claims of a row about its fact, by property, from the columns with which the fact was imported; a
 * country as `countryOf` returns it. A default value (type OTHER, an open end) is not a claim; a status always is.
 */
export function implicitClaims(
  kind: RowKind,
  fact: FactRow,
  countryOf: (country: bigint) => unknown,
): Map<string, unknown> {
  const columns = fact as unknown as Columns;
  const claims = new Map<string, unknown>();
  for (const { storage, origin, properties } of storedValuesOf(kind)) {
    // A role is part of what the fact was created with, and the row created it.
    if (origin === 'claims' || ('termEdtf' in fact && storage.field === 'term' && fact.termEdtf === UNKNOWN))
      continue;
    const values = storage.read(columns, countryOf);
    for (const { name, blank } of properties) {
      const value = values[name];
      if (value !== null && value !== blank && value !== '') claims.set(name, value);
    }
  }
  return claims;
}

/**
 * Makes explicit the implicit claims of rows about the touched properties, so that they compete with the claims of
 * other sources by the same rule. Skipped are properties for which the row has no value or that had a claim before. All
 * implicit claims of a row that is not effective (retracted, rejected) become explicit, because none of them may stand.
 * Returns what has become explicit.
 */
export async function makeExplicit(rec: RecordingTx, touched: readonly Touched[]): Promise<Touched[]> {
  const explicit: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const ofKind = touched.filter(({ subject }) => subject.kind === kind);
    for (const portion of portionsOf(ofKind)) explicit.push(...(await makeExplicitOf(rec, kind, portion)));
  }
  return explicit;
}

async function makeExplicitOf(
  rec: RecordingTx,
  kind: RowKind,
  touched: readonly Touched[],
): Promise<Touched[]> {
  const ids = touched.map(({ subject }) => subject.id);
  const rows = (await currentRows(rec.tx, kind, ids)) as FactRow[];
  const facts = new Map(rows.filter((row) => row.recordClaimId !== null).map((row) => [row.id, row]));
  if (facts.size === 0) return [];

  const byId = new Map((await rowClaimsOf(rec.tx, [...facts.values()])).map((claim) => [claim.id, claim]));
  const claimed = await claimedBefore(rec, [...facts.values()]);
  const slugOf = await countrySlugs(rec.tx, [...facts.values()]);
  const explicit: Touched[] = [];
  const implicit: ImplicitClaim[] = [];
  for (const { subject, properties } of touched) {
    const fact = facts.get(subject.id);
    const row = byId.get(fact?.recordClaimId ?? -1n);
    if (!fact || !row) continue;
    const values = implicitClaims(kind, fact, slugOf);
    const asked = isEffective(row) ? withBothEnds(properties) : [...values.keys()];
    const fresh = asked.filter(
      (property) => values.has(property) && !claimed.has(`${subject.id} ${property}`),
    );
    for (const property of fresh) implicit.push({ row, subject, property, value: values.get(property) });
    explicit.push({ subject, properties: fresh });
  }
  const newIds = await rec.newIds(implicit.length);
  const claims = implicit.map((each, index) => explicitClaim(rec, newIds[index] as bigint, each));
  await insertRows(rec.tx, 'claim', claims);
  return explicit.filter(({ properties }) => properties.length > 0);
}

/** One value of an imported row, as a claim about its fact. */
export interface ImplicitClaim {
  row: Omit<Claim, 'fromRecording' | 'toRecording'>;
  subject: ClaimSubject;
  property: string;
  value: unknown;
}

/** The explicit form of an implicit claim: with the attribution of the row's own claim, and judged as that is. */
export function explicitClaim(
  rec: RecordingTx,
  id: bigint,
  { row, subject, property, value }: ImplicitClaim,
) {
  const { kind, id: subjectId } = subject;
  const { sourceId, speakerId, modality, locator, datasetId, saidOn, rank, review, note } = row;
  const { saidAtEdtf, saidAtEarliest, saidAtLatest } = row;
  return {
    id,
    key: null,
    fromRecording: rec.id,
    // The value was recorded with the row; claims recorded since then are the later ones.
    recordedIn: row.recordedIn,
    subjectKind: kind,
    subjectId,
    property,
    value: value as Prisma.InputJsonValue,
    ...boundsOf(kind, property, value),
    statement: `According to the row, ${property} is ${textOf(value)}.`,
    modality,
    stance: 'SUPPORTS' as const,
    confidence: null,
    condition: null,
    speakerId,
    sourceId,
    quote: null,
    locator,
    saidAtEdtf,
    saidAtEarliest,
    saidAtLatest,
    datasetId,
    recordClaimId: row.id,
    rank,
    review,
    saidOn,
    retractedIn: row.retractedIn === null ? null : rec.id,
    note,
  };
}

const textOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'name' in value ? `${value.name}` : `${value}`;

/** What depends on claims about rows: the facts that come from the rows, and the rows' explicit claims. */
interface Dependents {
  facts: Touched[];
  explicit: Claim[];
}

/** Finds what depends on these claims, property `record`. */
async function dependentsOf(rec: RecordingTx, rowClaims: readonly bigint[]): Promise<Dependents> {
  if (rowClaims.length === 0) return { facts: [], explicit: [] };
  const facts: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const rows = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM ${Prisma.raw(TABLE_OF[kind])}
      WHERE record_claim_id = ANY(${[...rowClaims]}) AND to_recording = ${OPEN} ORDER BY id`;
    facts.push(...rows.map(({ id }) => ({ subject: { kind, id }, properties: [] })));
  }
  const explicit: Claim[] = [];
  for (const portion of portionsOf(rowClaims))
    explicit.push(
      ...(await rec.tx.claim.findMany({
        where: { recordClaimId: { in: [...portion] }, toRecording: OPEN },
        orderBy: { id: 'asc' },
      })),
    );
  return { facts, explicit };
}

/** Judges the explicit claims of rows as the rows were judged; returns what has to be settled. */
export async function judgeDependents(
  rec: RecordingTx,
  rowClaims: readonly bigint[],
  patch: Partial<Claim>,
): Promise<Touched[]> {
  const { facts, explicit } = await dependentsOf(rec, rowClaims);
  const revisions = explicit.map((claim) => ({
    current: claim,
    patch: claim.retractedIn === null ? patch : { ...patch, retractedIn: claim.retractedIn },
  }));
  await reviseEach(rec, 'claim', revisions);
  const madeExplicit = await makeExplicit(rec, facts);
  const judged = explicit.map(({ subjectKind, subjectId, property }) => ({
    subject: { kind: subjectKind as ClaimSubjectKind, id: subjectId },
    properties: [property],
  }));
  return [...facts, ...judged, ...madeExplicit];
}

/** The claims, property `record`, of the rows from which facts come. */
export function rowClaimsOf(
  tx: Prisma.TransactionClient,
  facts: readonly { recordClaimId: bigint | null }[],
): Promise<Claim[]> {
  const ids = new Set(facts.flatMap(({ recordClaimId }) => recordClaimId ?? []));
  if (ids.size === 0) return Promise.resolve([]);
  return tx.claim.findMany({ where: { id: { in: [...ids] }, toRecording: OPEN } });
}

/**
 * The properties of facts about which there is a claim from before this recording, or from their own rows, as "<id>
 * <property>".
 */
async function claimedBefore(rec: RecordingTx, facts: readonly FactRow[]): Promise<Set<string>> {
  const own = new Map(facts.map(({ id, recordClaimId }) => [id, recordClaimId]));
  const claims = await rec.tx.claim.findMany({
    where: { subjectId: { in: [...own.keys()] }, property: { not: 'record' }, toRecording: OPEN },
    select: { subjectId: true, property: true, recordedIn: true, recordClaimId: true },
  });
  const before = claims.filter(
    (claim) => claim.recordedIn < rec.id || claim.recordClaimId === own.get(claim.subjectId),
  );
  return new Set(before.map(({ subjectId, property }) => `${subjectId} ${property}`));
}

async function countrySlugs(tx: Prisma.TransactionClient, facts: readonly FactRow[]) {
  const ids = facts.flatMap((fact) => ('placeCountryId' in fact ? (fact.placeCountryId ?? []) : []));
  const countries = await tx.entity.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const slugs = new Map(countries.map(({ id, slug }) => [id, slug]));
  return (id: bigint) => slugs.get(id) as string;
}

// A term consists of both its ends: if one becomes explicit, so does the other.
const withBothEnds = (properties: readonly string[]) =>
  properties.some((property) => property.startsWith('term.'))
    ? [...new Set([...properties, 'term.start', 'term.end'])]
    : properties;
