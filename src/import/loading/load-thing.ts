import { readCodes, replaceCodes, type CodeColumns } from '../../entity/external-ids';
import type { ThingKind } from '../../entity/kinds';
import { labelOf, readNames, replaceNames } from '../../entity/names';
import { differences, revise, type Versions } from '../../evidence/revise';
import { keptOf } from '../../evidence/vocabulary';
import type { Event } from '../../generated/prisma/client';
import type {
  CountryRecord,
  EventRecord,
  LeaderRecord,
  OrganizationRecord,
  SeriesRecord,
} from '../rostrum-jsonl/records';
import type { Batch, Loaded } from './batch';
import { withoutClaimed } from './claimed';
import { columnsOf as initialColumns, initialValues } from './initial-values';
import { Rejected } from './known';
import { reviseInitial } from './revise-initial';

export type ThingRecord = CountryRecord | LeaderRecord | OrganizationRecord | SeriesRecord | EventRecord;

type ThingTable = 'country' | 'leader' | 'organization' | 'series' | 'event';

/** Loads a country, leader, organization, series or event: its identity, names, codes and what no claim decides. */
export async function loadThing(batch: Batch, record: ThingRecord): Promise<Loaded> {
  const kind = record.record.toUpperCase() as ThingKind;
  const known = batch.known.things.get(record.slug);
  if (known && known.kind !== kind) {
    throw new Rejected(
      `"${record.slug}" is a ${known.kind.toLowerCase()} already; slugs are unique among all`,
    );
  }
  // It stands under another record now, and says nothing of that one.
  if (known?.isByAbsorbed) return 'unchanged';
  const names = record.names ? readNames(record.names) : [];
  const codes = readCodes('codes' in record ? record.codes : undefined, ['codes']);
  const label = 'label' in record && record.label !== undefined ? record.label : labelOf(names);
  const columns = { label, ...columnsOf(batch, record, codes), ...givenColumns(kind, record) };
  const id = known?.id ?? batch.newId();
  batch.known.bearCodes(id, codes);

  if (!known) {
    const { rec, inserts } = batch;
    const initial = record.record === 'event' && firstValues(batch, record);
    const owned = { entityId: id, fromRecording: rec.id };
    inserts.entity.push({ id, kind, slug: record.slug, recordingId: rec.id });
    inserts.entityName.push(...names.map((name) => ({ id: batch.newId(), ...name, ...owned })));
    inserts.externalId.push(...codes.map((code) => ({ id: batch.newId(), ...code, ...owned })));
    // The columns are those of the record's own table, as columnsOf says.
    (inserts[record.record] as object[]).push(Object.assign({ id, fromRecording: rec.id }, columns, initial));
    batch.known.things.set(record.slug, { id, kind });
    if (kind !== 'SERIES') batch.touch({ kind, id });
    batch.concerns.add(id);
    return 'created';
  }

  const current = batch.known.rows.get(id) as Versions[ThingTable];
  const initial = record.record === 'event' && reviseInitial(batch, current as Event, record);
  const given = { ...columns, ...initial } as Partial<typeof current>;
  const patch = await withoutClaimed(batch, id, differences(current, given));
  if ('recordClaimId' in patch) batch.touch({ kind: 'EVENT', id });
  const areNamesNew = await replaceNames(batch.rec, id, batch.known.names.get(id) ?? [], names);
  const areCodesNew = await replaceCodes(batch.rec, id, batch.known.codes.get(id) ?? [], codes);
  const revised = await revise(batch.rec, record.record, current, patch, {
    touch: areNamesNew || areCodesNew,
  });
  if (revised === current) return 'unchanged';
  if ('superEventId' in patch) batch.parts.set(id, batch.line);
  batch.concerns.add(id);
  return 'updated';
}

/** The row from which a new event comes, and what that says. */
function firstValues(batch: Batch, record: EventRecord): object {
  const { recordClaim } = record;
  return {
    recordClaimId: recordClaim === undefined ? null : batch.rows.of(recordClaim, batch.line).id,
    ...initialColumns(initialValues(batch.known, record)),
  };
}

/** The columns of what a record gives without a claim. */
function givenColumns(kind: ThingKind, record: ThingRecord): object {
  const values = record as unknown as Record<string, unknown>;
  const given = keptOf(kind).filter(({ origin }) => origin === 'given');
  return Object.assign({}, ...given.map(({ storage }) => storage.fromRecord(values[storage.field] ?? null)));
}

function columnsOf(batch: Batch, record: ThingRecord, codes: readonly CodeColumns[]): object {
  const { known } = batch;
  switch (record.record) {
    case 'country':
      return {
        iso2: codeOf(codes, 'ISO_ALPHA2'),
        iso3: codeOf(codes, 'ISO_ALPHA3'),
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

/** The code that a country bears today: of several, the one whose validity has no end. */
const codeOf = (codes: readonly CodeColumns[], scheme: CodeColumns['scheme']) =>
  codes.find((code) => code.scheme === scheme && code.validLatest === null)?.value ?? null;
