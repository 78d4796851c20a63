import { Prisma, type Claim } from '../../generated/prisma/client';
import { isEffective } from '../model/effective';
import { insertRows, portionsOf } from '../write/json-rows';
import type { RecordingTx } from '../write/recording';
import { OPEN, reviseEach } from '../write/revise';
import { ROW_KINDS, implicitClaims, type FactRow, type RowKind } from './implicit-claims';
import { currentRows, TABLE_OF, type ClaimSubject, type ClaimSubjectKind, type Touched } from './subject';
import { boundsOf } from '../model/vocabulary';

/**
 * Lets the rows from which facts come say in claims what somebody else is about to say otherwise, so that both compete
 * by the one rule. What was claimed before, or is nothing that the row says, stays as it is. A row that does not count
 * (retracted, rejected) says everything at once, for then nothing of it may stand unclaimed. Answers what it made them say.
 */
export async function makeExplicit(rec: RecordingTx, touched: readonly Touched[]): Promise<Touched[]> {
  const spoken: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const ofKind = touched.filter(({ subject }) => subject.kind === kind);
    for (const portion of portionsOf(ofKind)) spoken.push(...(await speakOf(rec, kind, portion)));
  }
  return spoken;
}

async function speakOf(rec: RecordingTx, kind: RowKind, touched: readonly Touched[]): Promise<Touched[]> {
  const ids = touched.map(({ subject }) => subject.id);
  const rows = (await currentRows(rec.tx, kind, ids)) as FactRow[];
  const facts = new Map(rows.filter((row) => row.recordClaimId !== null).map((row) => [row.id, row]));
  if (facts.size === 0) return [];

  const said = new Map((await rowClaimsOf(rec.tx, [...facts.values()])).map((claim) => [claim.id, claim]));
  const claimed = await claimedBefore(rec, [...facts.values()]);
  const slugOf = await countrySlugs(rec.tx, [...facts.values()]);
  const spoken: Touched[] = [];
  const words: ImplicitClaim[] = [];
  for (const { subject, properties } of touched) {
    const fact = facts.get(subject.id);
    const row = said.get(fact?.recordClaimId ?? -1n);
    if (!fact || !row) continue;
    const values = implicitClaims(kind, fact, slugOf);
    const asked = isEffective(row) ? withBothEnds(properties) : [...values.keys()];
    const fresh = asked.filter(
      (property) => values.has(property) && !claimed.has(`${subject.id} ${property}`),
    );
    for (const property of fresh) words.push({ row, subject, property, value: values.get(property) });
    spoken.push({ subject, properties: fresh });
  }
  const newIds = await rec.newIds(words.length);
  const claims = words.map((word, index) => explicitClaim(rec, newIds[index] as bigint, word));
  await insertRows(rec.tx, 'claim', claims);
  return spoken.filter(({ properties }) => properties.length > 0);
}

/** One thing that a row says of a fact. */
export interface ImplicitClaim {
  row: Omit<Claim, 'fromRecording' | 'toRecording'>;
  subject: ClaimSubject;
  property: string;
  value: unknown;
}

/** The claim in which a row says one thing: in the row's voice, judged as the row is. */
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
    // It was recorded with the row, and is only spelled out now: what came in between comes later.
    recordedIn: row.recordedIn,
    subjectKind: kind,
    subjectId,
    property,
    value: value as Prisma.InputJsonValue,
    ...boundsOf(kind, property, value),
    statement: `The row has it so: ${property} ${wordsFor(value)}.`,
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

const wordsFor = (value: unknown) =>
  typeof value === 'object' && value !== null && 'name' in value ? `${value.name}` : `${value}`;

/** What stands or falls with rows: the facts that come from them, and what they say in claims. */
interface Dependents {
  facts: Touched[];
  words: Claim[];
}

/** Finds what stands or falls with the claims, property `record`, that are rows. */
async function dependentsOf(rec: RecordingTx, rowClaims: readonly bigint[]): Promise<Dependents> {
  if (rowClaims.length === 0) return { facts: [], words: [] };
  const facts: Touched[] = [];
  for (const kind of ROW_KINDS) {
    const rows = await rec.tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM ${Prisma.raw(TABLE_OF[kind])}
      WHERE record_claim_id = ANY(${[...rowClaims]}) AND to_recording = ${OPEN} ORDER BY id`;
    facts.push(...rows.map(({ id }) => ({ subject: { kind, id }, properties: [] })));
  }
  const words: Claim[] = [];
  for (const portion of portionsOf(rowClaims))
    words.push(
      ...(await rec.tx.claim.findMany({
        where: { recordClaimId: { in: [...portion] }, toRecording: OPEN },
        orderBy: { id: 'asc' },
      })),
    );
  return { facts, words };
}

/** Judges what rows say as the rows themselves were judged; answers all that must be settled for it. */
export async function judgeDependents(
  rec: RecordingTx,
  rowClaims: readonly bigint[],
  patch: Partial<Claim>,
): Promise<Touched[]> {
  const { facts, words } = await dependentsOf(rec, rowClaims);
  const revisions = words.map((word) => ({
    current: word,
    patch: word.retractedIn === null ? patch : { ...patch, retractedIn: word.retractedIn },
  }));
  await reviseEach(rec, 'claim', revisions);
  const spoken = await makeExplicit(rec, facts);
  const judged = words.map(({ subjectKind, subjectId, property }) => ({
    subject: { kind: subjectKind as ClaimSubjectKind, id: subjectId },
    properties: [property],
  }));
  return [...facts, ...judged, ...spoken];
}

/** The claims, property `record`, from which facts come. */
export function rowClaimsOf(
  tx: Prisma.TransactionClient,
  facts: readonly { recordClaimId: bigint | null }[],
): Promise<Claim[]> {
  const ids = new Set(facts.flatMap(({ recordClaimId }) => recordClaimId ?? []));
  if (ids.size === 0) return Promise.resolve([]);
  return tx.claim.findMany({ where: { id: { in: [...ids] }, toRecording: OPEN } });
}

/** What of facts was claimed before this recording, or by their own rows, as "<id> <property>". */
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

// A term is made of both its ends: when one is spoken of, the row has to say the other too.
const withBothEnds = (properties: readonly string[]) =>
  properties.some((property) => property.startsWith('term.'))
    ? [...new Set([...properties, 'term.start', 'term.end'])]
    : properties;
