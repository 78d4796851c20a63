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

/** The values that formats write; which fields there are, and what they may hold, the vocabulary says. */
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
        // Of what two properties make, the record has the whole: a term.
        const { schema } =
          properties.length > 1 ? time : (properties[0] as (typeof properties)[number]).shape;
        return [storage.field, schema.optional()];
      }),
  ) as Fields<Kind>;

/** The key of the claim, property `record`, that is the row out of which a fact comes. */
const recordClaim = key.optional();

/**
 * What a row says of the facts that come out of it. These values stand without a claim about each, and become claims of
 * the row when somebody else speaks of the same. Only a fact with a `recordClaim` has them.
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

/** The values that a fact has although no row says them; of such a fact they are for claims to say. */
export function strayValues(fact: { record: string; recordClaim?: string | undefined }): string[] {
  if (fact.recordClaim !== undefined) return [];
  return (VALUES[fact.record] ?? []).filter((field) => field in fact);
}
