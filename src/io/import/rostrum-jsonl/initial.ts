import { z } from 'zod';
import { FACT_KINDS } from '../../../engine/model/kinds';
import type { RowKind } from '../../../engine/claims/implicit-claims';
import { edtf as time, type PlaceValue } from '../../../engine/model/value-shapes';
import { keptOf } from '../../../engine/model/vocabulary';
import type {
  AttendanceStatus,
  EventStatus,
  EventType,
  ProtocolLevel,
  RelationshipStatus,
} from '../../../generated/prisma/enums';
import { key } from './values';

/** The types of the values that formats write. The vocabulary defines the fields and their valid values. */
interface RowValues {
  EVENT: {
    type: EventType;
    status: EventStatus;
    time: string;
    place: Omit<PlaceValue, 'precision'> & Partial<PlaceValue>;
  };
  PARTICIPATION: { status: AttendanceStatus; level: ProtocolLevel };
  RELATIONSHIP: { status: RelationshipStatus; valid: string; polarity: number };
  TENURE: { term: string; office: string };
}

type Fields<Kind extends RowKind> = {
  [Field in keyof RowValues[Kind]]: z.ZodOptional<z.ZodType<RowValues[Kind][Field]>>;
};

const said = <Kind extends RowKind>(kind: Kind) =>
  Object.fromEntries(
    keptOf(kind)
      .filter(({ origin }) => origin === 'row')
      .map(({ storage, properties }) => {
        // The record has one field for two properties that form one value: a term.
        const { schema } =
          properties.length > 1 ? time : (properties[0] as (typeof properties)[number]).shape;
        return [storage.field, schema.optional()];
      }),
  ) as Fields<Kind>;

/** The key of the row (a claim, property `record`) that a fact comes from. */
const recordClaim = key.optional();

/**
 * The values of a row for the facts that come from it. They are implicit claims of the row, and become explicit when
 * another source makes a claim about the same fact. Only a fact with a `recordClaim` has them.
 */
export const initial = {
  event: { recordClaim, ...said('EVENT') },
  participation: { recordClaim, ...said('PARTICIPATION') },
  relationship: { recordClaim, ...said('RELATIONSHIP') },
  tenure: { recordClaim, ...said('TENURE') },
};

const VALUES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (['EVENT', ...FACT_KINDS] as const).map((kind) => [kind.toLowerCase(), Object.keys(said(kind))]),
);

/** The fields of a fact without a row that only a row may fill; for such a fact, claims state them. */
export function strayValues(fact: { record: string; recordClaim?: string | undefined }): string[] {
  if (fact.recordClaim !== undefined) return [];
  return (VALUES[fact.record] ?? []).filter((field) => field in fact);
}
