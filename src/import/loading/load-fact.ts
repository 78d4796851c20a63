import { ACTOR_KINDS } from '../../entity/kinds';
import { differences, OPEN, revise, retire } from '../../evidence/revise';
import { UNKNOWN } from '../../time/edtf';
import { isDirected, orderEnds } from '../../relationship/direction';
import type { Participation, Relationship, Tenure } from '../../generated/prisma/client';
import type { ParticipationRecord, RelationshipRecord, TenureRecord } from '../rostrum-jsonl/records';
import type { Batch, Loaded } from './batch';
import { withoutClaimed } from './claimed';
import { participationKey, Rejected } from './known';

/** Loads who takes part in an event; one that is recorded already without a key is the same and gets it. */
export async function loadParticipation(batch: Batch, record: ParticipationRecord): Promise<Loaded> {
  const { known, rec } = batch;
  const identity = {
    key: record.key,
    eventId: known.thing(record.event, ['EVENT']).id,
    participantId: known.thing(record.participant, ACTOR_KINDS).id,
    countryId: known.optionalThing(record.country, ['COUNTRY']),
    role: record.role,
  };
  const same = known.participations.get(participationKey(identity));
  if (same && same.key !== null && same.key !== record.key) {
    throw new Rejected(`the same participant, country and role at this event is recorded as "${same.key}"`);
  }
  const current = known.keyed.participation.get(record.key) ?? same;
  const row: Participation = current ?? {
    ...identity,
    id: await batch.newId(),
    fromRecording: rec.id,
    toRecording: OPEN,
    supported: true,
    level: null,
    status: 'UNKNOWN',
    confidence: null,
    reason: null,
  };
  known.keyed.participation.set(record.key, row);
  known.participations.set(participationKey(identity), row);
  if (!current) {
    batch.inserts.participation.push(row);
    batch.touch({ kind: 'PARTICIPATION', id: row.id });
    return 'created';
  }
  const patch = await withoutClaimed(batch, row.id, differences(current, identity));
  const revised = await revise(rec, 'participation', current, patch);
  known.keyed.participation.set(record.key, revised);
  return noteRevision(batch, current, revised, [revised.eventId, revised.participantId]);
}

/** Loads what holds between two entities. */
export async function loadRelationship(batch: Batch, record: RelationshipRecord): Promise<Loaded> {
  const { known, rec } = batch;
  const directed = record.directed ?? isDirected(record.type);
  const [subject, object] = orderEnds(
    directed,
    known.thing(record.subject, ACTOR_KINDS),
    known.thing(record.object, ACTOR_KINDS),
  );
  if (subject.id === object.id) throw new Rejected(`"${record.subject}" cannot be related to itself`);
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
  const row: Relationship = current ?? {
    ...identity,
    id: await batch.newId(),
    fromRecording: rec.id,
    toRecording: OPEN,
    supported: true,
    status: 'ACTIVE',
    validEdtf: UNKNOWN,
    validEarliest: null,
    validLatest: null,
    polarity: null,
    reason: null,
  };
  const areCodesNew = await loadCodes(batch, row.id, record.codes ?? []);
  known.keyed.relationship.set(record.key, row);
  if (!current) {
    batch.inserts.relationship.push(row);
    batch.touch({ kind: 'RELATIONSHIP', id: row.id });
    return 'created';
  }
  const revised = await revise(rec, 'relationship', current, differences(current, identity));
  known.keyed.relationship.set(record.key, revised);
  const loaded = noteRevision(batch, current, revised, [subject.id, object.id]);
  return areCodesNew ? 'updated' : loaded;
}

/** Makes `codes` the codes of a relationship; answers whether any changed. */
async function loadCodes(
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

/** Loads a leader in an office of a country. */
export async function loadTenure(batch: Batch, record: TenureRecord): Promise<Loaded> {
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
  const row: Tenure = current ?? {
    ...identity,
    id: await batch.newId(),
    fromRecording: rec.id,
    toRecording: OPEN,
    supported: true,
    office: '',
    termEdtf: UNKNOWN,
    termEarliest: null,
    termLatest: null,
  };
  known.keyed.tenure.set(record.key, row);
  if (!current) {
    batch.inserts.tenure.push(row);
    batch.touch({ kind: 'TENURE', id: row.id });
    return 'created';
  }
  const revised = await revise(rec, 'tenure', current, differences(current, identity));
  known.keyed.tenure.set(record.key, revised);
  return noteRevision(batch, current, revised, [revised.leaderId, revised.countryId]);
}

function noteRevision(batch: Batch, current: object, revised: object, concerns: readonly bigint[]): Loaded {
  if (revised === current) return 'unchanged';
  for (const id of concerns) batch.concerns.add(id);
  return 'updated';
}

const dayOf = (day: string | undefined) => (day === undefined ? null : new Date(day));
