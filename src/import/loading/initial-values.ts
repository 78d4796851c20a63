import { settledColumns } from '../../evidence/vocabulary';
import { parseSpan, UNKNOWN } from '../../time/edtf';
import { spanColumns } from '../../time/span';
import type {
  EventRecord,
  ParticipationRecord,
  RelationshipRecord,
  TenureRecord,
} from '../rostrum-jsonl/records';
import type { Known } from './known';

/** The records of facts, which may come with what their row says. */
export type FactRecord = EventRecord | ParticipationRecord | RelationshipRecord | TenureRecord;

/** The columns of a fact that its row fills, by the property of the claims that would. A term is one, made of both ends. */
export type InitialValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a record's row says, as columns; what it leaves out is as nobody having said it. */
export function initialValues(known: Known, record: FactRecord): InitialValues {
  switch (record.record) {
    case 'event':
      return {
        type: settledColumns('EVENT', 'type', record.type ?? null),
        status: settledColumns('EVENT', 'status', record.status ?? null),
        time: settledColumns('EVENT', 'time', record.time ?? null),
        place: placeColumns(known, record.place),
      };
    case 'participation':
      return {
        status: settledColumns('PARTICIPATION', 'status', record.status ?? null),
        level: settledColumns('PARTICIPATION', 'level', record.level ?? null),
      };
    case 'relationship':
      return {
        status: settledColumns('RELATIONSHIP', 'status', record.status ?? null),
        valid: settledColumns('RELATIONSHIP', 'valid', record.valid ?? null),
        polarity: settledColumns('RELATIONSHIP', 'polarity', record.polarity ?? null),
      };
    case 'tenure':
      return {
        term: spanColumns('term', parseSpan(record.term ?? UNKNOWN)),
        office: settledColumns('TENURE', 'office', record.office ?? null),
      };
  }
}

function placeColumns(known: Known, place: EventRecord['place']): Record<string, unknown> {
  const value = place ? { ...place, precision: place.precision ?? 'UNKNOWN' } : null;
  const placeCountryId = known.optionalThing(place?.country, ['COUNTRY']);
  return { ...settledColumns('EVENT', 'place', value), placeCountryId };
}

/** All columns that a row fills. */
export const columnsOf = (values: InitialValues): object => Object.assign({}, ...Object.values(values));
