import { isoCodesOf, readCodes } from '../../../engine/claims/external-ids';
import type { ThingKind } from '../../../engine/model/kinds';
import { calledBy, labelOf, readNames } from '../../../engine/claims/names';
import { currentCodes, currentNames, giveValues } from '../../../engine/claims/give-values';
import { prismaName } from '../../../engine/write/json-rows';
import { isAfterTheFact } from '../../../engine/model/ledger';
import { CODES, NAMES } from '../../../engine/claims/multi-valued';
import { differences, retire, revise, type Versions } from '../../../engine/write/revise';
import { storedValuesOf, type Property } from '../../../engine/model/vocabulary';
import type { Event } from '../../../generated/prisma/client';
import type {
  CountryRecord,
  EventRecord,
  LeaderRecord,
  OrganizationRecord,
  SeriesRecord,
} from '../rostrum-jsonl/records';
import type { Batch, Applied } from './batch';
import { refused } from './batch-rejected';
import { columnsOf as initialColumns, initialValues, reviseInitial, withoutClaimed } from './initial-values';

export type ThingRecord = CountryRecord | LeaderRecord | OrganizationRecord | SeriesRecord | EventRecord;

type ThingTable = 'country' | 'leader' | 'organization' | 'series' | 'event';

/** Records a country, leader, organization, series or event: its identity, names, codes, and the columns that no claim decides. */
export async function applyThing(batch: Batch, record: ThingRecord): Promise<Applied> {
  const kind = record.record.toUpperCase() as ThingKind;
  const known = batch.known.things.get(record.slug);
  if (known && known.kind !== kind) {
    throw refused(`"${record.slug}" is a ${known.kind.toLowerCase()} already; slugs are unique among all`);
  }
  // It was merged into another record, which keeps its own values.
  if (known?.isByAbsorbed) return 'unchanged';
  if (!known && record.names === undefined && ownLabel(record) === undefined)
    throw refused(`"${record.slug}" is new here, and has no name`);
  const names = record.names ? readNames(record.names) : [];
  const codes = readCodes('codes' in record ? record.codes : undefined, ['codes']);
  const columns = { ...columnsOf(batch, record), ...givenColumns(kind, record, !known) };
  const id = known?.id ?? batch.newId();
  for (const code of batch.known.bearCodes(id, codes, batch.list))
    await retire(batch.rec, 'externalId', code);

  if (!known) {
    const { rec, inserts } = batch;
    const initial = record.record === 'event' && firstValues(batch, record);
    const owned = { entityId: id, fromRecording: rec.id, givenBy: [batch.list] };
    inserts.entity.push({ id, kind, slug: record.slug, recordingId: rec.id });
    inserts.entityName.push(...names.map((name) => ({ id: batch.newId(), ...name, ...owned })));
    inserts.externalId.push(...codes.map((code) => ({ id: batch.newId(), ...code, ...owned })));
    // The columns are those of the record's own table, as columnsOf says.
    (inserts[record.record] as object[]).push(
      Object.assign({ id, fromRecording: rec.id }, columns, initial, {
        label: ownLabel(record) ?? labelOf(names),
        ...(kind === 'COUNTRY' && isoCodesOf(codes)),
      }),
    );
    batch.known.things.set(record.slug, { id, kind });
    if (kind !== 'SERIES') batch.touch({ kind, id });
    if (record.record === 'event' && record.status && isAfterTheFact('EVENT', record.status))
      batch.change({ kind: 'EVENT', id }, 'status');
    batch.concerns.add(id);
    return 'created';
  }

  const current = batch.known.rows.get(id) as Versions[ThingTable];
  const initial = record.record === 'event' && reviseInitial(batch, current as Event, record);
  const { rec, list: by } = batch;
  const [ownNames, ownCodes] = [batch.known.names.get(id) ?? [], batch.known.codes.get(id) ?? []];
  const areNamesNew =
    (record.names !== undefined || ownLabel(record) !== undefined) &&
    (await giveValues(rec, NAMES, id, { current: ownNames, given: names, by }));
  const areCodesNew = await giveValues(rec, CODES, id, { current: ownCodes, given: codes, by });
  const called = {
    ...(ownLabel(record) !== undefined && { label: ownLabel(record) }),
    ...(areNamesNew && calledBy(await currentNames(rec, id))),
    ...(areCodesNew &&
      kind === 'COUNTRY' &&
      isoCodesOf((await currentCodes(rec, id)).filter(({ denied }) => !denied))),
  };
  const given = { ...columns, ...initial, ...called } as Partial<typeof current>;
  const patch = await withoutClaimed(batch, id, differences(current, given));
  if ('recordClaimId' in patch) batch.touch({ kind: 'EVENT', id });
  const revised = await revise(batch.rec, record.record, current, patch, {
    touch: areNamesNew || areCodesNew,
  });
  if (revised === current) return 'unchanged';
  if ('superEventId' in patch) batch.change({ kind: 'EVENT', id }, 'superEvent');
  if (kind !== 'SERIES')
    for (const { storage, properties } of storedValuesOf(kind))
      if (storage.columns.some(({ name }) => prismaName(name) in patch))
        batch.change({ kind, id }, (properties[0] as Property).name);
  batch.concerns.add(id);
  return 'updated';
}

/** The row from which a new event comes, and the values of that row. */
function firstValues(batch: Batch, record: EventRecord): object {
  const { recordClaim } = record;
  return {
    recordClaimId: recordClaim === undefined ? null : batch.rows.of(recordClaim, batch.line).id,
    ...initialColumns(initialValues(batch.known, record)),
  };
}

/** The columns that a record gives without a claim. For a recorded thing, a field that the record omits keeps its value. */
function givenColumns(kind: ThingKind, record: ThingRecord, isNew: boolean): object {
  const values = record as unknown as Record<string, unknown>;
  const given = storedValuesOf(kind).filter(
    ({ origin, storage }) => origin === 'given' && (isNew || storage.field in values),
  );
  return Object.assign({}, ...given.map(({ storage }) => storage.fromRecord(values[storage.field] ?? null)));
}

/** The label that a machine gave to an event without names. */
const ownLabel = (record: ThingRecord): string | undefined =>
  record.record === 'event' ? record.label : undefined;

function columnsOf(batch: Batch, record: ThingRecord): object {
  const { known } = batch;
  switch (record.record) {
    case 'country':
      return {
        region: record.region ?? null,
        subregion: record.subregion ?? null,
        latitude: record.latitude ?? null,
        longitude: record.longitude ?? null,
      };
    case 'leader':
    case 'series':
      return {};
    case 'organization':
      return { kind: record.kind, countryId: known.optionalThing(record.country, ['COUNTRY']) };
    case 'event':
      return {
        summary: record.summary ?? null,
        seriesId: known.optionalThing(record.series, ['SERIES']),
        edition: record.edition ?? null,
        superEventId: known.optionalThing(record.superEvent, ['EVENT']),
        cameoCode: record.cameoCode ?? null,
        quadClass: record.quadClass ?? null,
        goldstein: record.goldstein ?? null,
        datasetId: known.datasetId(record.dataset),
      };
  }
}
