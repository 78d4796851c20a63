import { ACTOR_KINDS, isCodedRole } from '../../../engine/model/kinds';
import { differences, OPEN, revise, retire } from '../../../engine/write/revise';
import { isDirected, orderEnds } from '../../../domain/relationship/direction';
import type { Participation, Relationship, Tenure } from '../../../generated/prisma/client';
import type { ParticipationRecord, RelationshipRecord, TenureRecord } from '../rostrum-jsonl/records';
import type { Batch, Applied } from './batch';
import { refused } from './batch-rejected';
import { columnsOf, initialValues, reviseInitial, withoutClaimed } from './initial-values';

/**
 * Records a participation. A recorded one without a key is the same participation and gets the key; so is one if only the
 * record or only the recorded one names a country.
 */
export async function applyParticipation(batch: Batch, record: ParticipationRecord): Promise<Applied> {
  const { known, rec } = batch;
  const identity = {
    key: record.key,
    eventId: known.thing(record.event, ['EVENT']).id,
    participantId: known.thing(record.participant, ACTOR_KINDS).id,
    countryId: known.optionalThing(record.country, ['COUNTRY']),
    role: record.role,
  };
  const current = recordedSeat(batch, identity);
  if (!current) {
    const { status, level } = columnsOf(initialValues(known, record)) as Participation;
    const row: Participation = {
      id: batch.newId(),
      fromRecording: rec.id,
      toRecording: OPEN,
      effective: true,
      recordClaimId: rowOf(batch, record),
      key: identity.key,
      eventId: identity.eventId,
      participantId: identity.participantId,
      countryId: identity.countryId,
      role: identity.role,
      level,
      status,
      confidence: null,
      reason: null,
    };
    known.keyed.participation.set(record.key, row);
    known.seats.set(row);
    batch.inserts.participation.push(row);
    batch.touch({ kind: 'PARTICIPATION', id: row.id });
    return 'created';
  }
  const initial = reviseInitial(batch, current, record);
  // A record without a country leaves the recorded one; a coded row always states its own.
  const countryId = isCodedRole(identity.role)
    ? identity.countryId
    : (identity.countryId ?? current.countryId);
  const given = { ...identity, countryId, ...initial };
  const patch = await withoutClaimed(batch, current.id, differences(current, given));
  if ('recordClaimId' in patch) batch.touch({ kind: 'PARTICIPATION', id: current.id });
  if ('status' in patch) batch.change({ kind: 'PARTICIPATION', id: current.id }, 'status');
  if ('countryId' in patch || 'role' in patch) batch.change({ kind: 'PARTICIPATION', id: current.id });
  const revised = await revise(rec, 'participation', current, patch);
  known.keyed.participation.set(record.key, revised);
  known.seats.set(revised);
  return noteRevision(batch, current, revised, [revised.eventId, revised.participantId]);
}

/** The recorded participation that a record means, if any. Refuses one that has another key, and an ambiguous one. */
function recordedSeat({ known }: Batch, identity: SeatIdentity): Participation | undefined {
  const own = known.keyed.participation.get(identity.key);
  const others = known.seats.find(identity).filter(({ id }) => id !== own?.id);
  const other = others.find(({ key }) => key !== null);
  if (other)
    throw refused(`the same participant, country and role at this event is recorded as "${other.key}"`);
  if (own) return own;
  if (others.length > 1)
    throw refused('the participant takes part in this role for more than one country; say for which');
  return others[0];
}

type SeatIdentity = Pick<Participation, 'eventId' | 'participantId' | 'countryId' | 'role'> & { key: string };

/** Records a relationship between two entities. */
export async function applyRelationship(batch: Batch, record: RelationshipRecord): Promise<Applied> {
  const { known, rec } = batch;
  const directed = record.directed ?? isDirected(record.type);
  const [subject, object] = orderEnds(
    directed,
    known.thing(record.subject, ACTOR_KINDS),
    known.thing(record.object, ACTOR_KINDS),
  );
  if (subject.id === object.id) throw refused(`"${record.subject}" cannot be related to itself`);
  const identity = {
    key: record.key,
    subjectId: subject.id,
    objectId: object.id,
    type: record.type,
    directed,
    summary: record.summary ?? null,
    datasetId: known.datasetId(record.dataset),
    attestedUntil: dayOf(record.attestedUntil),
  };
  const current = known.keyed.relationship.get(record.key);
  if (!current) {
    const row = { ...identity, ...created(batch, record), reason: null } as Relationship;
    await applyCodes(batch, row.id, record.codes ?? []);
    known.keyed.relationship.set(record.key, row);
    batch.inserts.relationship.push(row);
    batch.touch({ kind: 'RELATIONSHIP', id: row.id });
    return 'created';
  }
  const areCodesNew = await applyCodes(batch, current.id, record.codes ?? []);
  const initial = reviseInitial(batch, current, record);
  const patch = differences(current, { ...identity, ...initial });
  if ('recordClaimId' in patch) batch.touch({ kind: 'RELATIONSHIP', id: current.id });
  const revised = await revise(rec, 'relationship', current, patch);
  known.keyed.relationship.set(record.key, revised);
  const applied = noteRevision(batch, current, revised, [subject.id, object.id]);
  return areCodesNew ? 'updated' : applied;
}

/** Makes `codes` the codes of a relationship; returns whether any changed. */
async function applyCodes(
  batch: Batch,
  relationshipId: bigint,
  codes: NonNullable<RelationshipRecord['codes']>,
): Promise<boolean> {
  const identityOf = ({ scheme, value }: (typeof codes)[number]) => `${scheme} ${value}`;
  const current = batch.known.relationshipCodes.get(relationshipId) ?? [];
  const wanted = new Map(codes.map((code) => [identityOf(code), code]));
  const present = new Set(current.map(identityOf));
  const dropped = current.filter((code) => !wanted.has(identityOf(code)));
  const added = [...wanted.values()].filter((code) => !present.has(identityOf(code)));
  for (const code of dropped) await retire(batch.rec, 'relationshipExternalId', code);
  batch.inserts.relationshipExternalId.push(
    ...added.map((code) => ({ ...code, relationshipId, fromRecording: batch.rec.id })),
  );
  return dropped.length + added.length > 0;
}

/** Records a tenure: a leader in an office of a country. */
export async function applyTenure(batch: Batch, record: TenureRecord): Promise<Applied> {
  const { known, rec } = batch;
  const identity = {
    key: record.key,
    leaderId: known.thing(record.leader, ['LEADER']).id,
    countryId: known.thing(record.country, ['COUNTRY']).id,
    role: record.role,
    datasetId: known.datasetId(record.dataset),
    attestedUntil: dayOf(record.attestedUntil),
  };
  const current = known.keyed.tenure.get(record.key);
  if (!current) {
    const row = { ...identity, ...created(batch, record) } as Tenure;
    known.keyed.tenure.set(record.key, row);
    batch.inserts.tenure.push(row);
    batch.touch({ kind: 'TENURE', id: row.id });
    return 'created';
  }
  const initial = reviseInitial(batch, current, record);
  const patch = differences(current, { ...ownOr(current, identity, initial, record), ...initial });
  if ('recordClaimId' in patch) batch.touch({ kind: 'TENURE', id: current.id });
  if ('termEdtf' in patch) batch.change({ kind: 'TENURE', id: current.id });
  const revised = await revise(rec, 'tenure', current, patch);
  known.keyed.tenure.set(record.key, revised);
  return noteRevision(batch, current, revised, [revised.leaderId, revised.countryId]);
}

/**
 * The columns of a tenure that no claim decides: those of the record if the tenure comes from its row. If it comes from
 * the row of another edition, it stays in that dataset and is attested until the later of the two days.
 */
function ownOr<Identity extends Pick<Tenure, 'datasetId' | 'attestedUntil'>>(
  current: Tenure,
  identity: Identity,
  initial: Partial<Tenure>,
  { recordClaim }: TenureRecord,
): Identity {
  if (recordClaim === undefined || 'recordClaimId' in initial) return identity;
  const [before, said] = [current.attestedUntil, identity.attestedUntil];
  const attestedUntil = before && said && before > said ? before : (said ?? before);
  return { ...identity, datasetId: current.datasetId, attestedUntil };
}

/** The row from which a fact comes. */
const rowOf = (batch: Batch, { recordClaim }: Pick<ParticipationRecord, 'recordClaim'>): bigint | null =>
  recordClaim === undefined ? null : batch.rows.of(recordClaim, batch.line).id;

/** The first columns of a relationship or tenure: its id, the row from which it comes, and the values of that row. */
function created(batch: Batch, record: RelationshipRecord | TenureRecord): object {
  return {
    id: batch.newId(),
    fromRecording: batch.rec.id,
    toRecording: OPEN,
    effective: true,
    recordClaimId: rowOf(batch, record),
    ...columnsOf(initialValues(batch.known, record)),
  };
}

function noteRevision(batch: Batch, current: object, revised: object, concerns: readonly bigint[]): Applied {
  if (revised === current) return 'unchanged';
  for (const id of concerns) batch.concerns.add(id);
  return 'updated';
}

const dayOf = (day: string | undefined) => (day === undefined ? null : new Date(day));
