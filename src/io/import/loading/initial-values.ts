import { prismaName } from '../../../engine/write/json-rows';
import type { RowKind } from '../../../engine/claims/implicit-claims';
import type { Columns } from '../../../engine/model/storage';
import { keptOf } from '../../../engine/model/vocabulary';
import type {
  EventRecord,
  ParticipationRecord,
  RelationshipRecord,
  TenureRecord,
} from '../rostrum-jsonl/records';
import type { BatchLookup } from '../commit/batch-lookup';

/** The records of facts, which may come with what their row says. */
export type FactRecord = EventRecord | ParticipationRecord | RelationshipRecord | TenureRecord;

export const kindOf = ({ record }: FactRecord) => record.toUpperCase() as RowKind;

/** The columns of a fact that its row fills, by the field of the record that says them. */
export type InitialValues = Readonly<Record<string, Columns>>;

/** What a record's row says, as columns; what it leaves out is as nobody having said it. */
export function initialValues(known: BatchLookup, record: FactRecord): InitialValues {
  const given = record as unknown as Record<string, unknown>;
  const values: Record<string, Columns> = {};
  for (const { storage, origin } of keptOf(kindOf(record))) {
    if (origin !== 'row') continue;
    const columns = storage.fromRecord(given[storage.field] ?? null);
    for (const { name, isReference } of storage.columns) {
      if (!isReference) continue;
      const key = prismaName(name);
      columns[key] = known.optionalThing((columns[key] ?? undefined) as string | undefined, ['COUNTRY']);
    }
    values[storage.field] = columns;
  }
  return values;
}

/** All columns that a row fills. */
export const columnsOf = (values: InitialValues): object => Object.assign({}, ...Object.values(values));
