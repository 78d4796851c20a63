import { z } from 'zod';
import {
  AttendanceStatus,
  EventStatus,
  EventType,
  PlacePrecision,
  ProtocolLevel,
  RelationshipStatus,
} from '../../generated/prisma/enums';
import { edtf, key, latitude, longitude, slug, text } from './values';

/** Where an event is, as its row says; the degrees come together. */
const place = z
  .strictObject({
    name: text,
    country: slug.optional(),
    latitude: latitude.optional(),
    longitude: longitude.optional(),
    precision: z.enum(PlacePrecision).optional(),
  })
  .refine((at) => (at.latitude === undefined) === (at.longitude === undefined), {
    message: 'latitude and longitude come together',
  });

/** The key of the claim, property `record`, that is the row out of which a fact comes. */
const recordClaim = key.optional();

const event = {
  type: z.enum(EventType).optional(),
  status: z.enum(EventStatus).optional(),
  time: edtf.optional(),
  place: place.optional(),
};
const participation = {
  status: z.enum(AttendanceStatus).optional(),
  level: z.enum(ProtocolLevel).optional(),
};
const relationship = {
  status: z.enum(RelationshipStatus).optional(),
  valid: edtf.optional(),
  polarity: z.number().min(-10).max(10).optional(),
};
const tenure = { term: edtf.optional(), office: text.optional() };

/**
 * What a row says of the facts that come out of it. These values stand without a claim about each, and become claims of
 * the row when somebody else speaks of the same. Only a fact with a `recordClaim` has them.
 */
export const initial = {
  event: { recordClaim, ...event },
  participation: { recordClaim, ...participation },
  relationship: { recordClaim, ...relationship },
  tenure: { recordClaim, ...tenure },
};

const VALUES: Record<string, readonly string[]> = {
  event: Object.keys(event),
  participation: Object.keys(participation),
  relationship: Object.keys(relationship),
  tenure: Object.keys(tenure),
};

/** The values that a fact has although no row says them; of such a fact they are for claims to say. */
export function strayValues(fact: { record: string; recordClaim?: string | undefined }): string[] {
  if (fact.recordClaim !== undefined) return [];
  return (VALUES[fact.record] ?? []).filter((field) => field in fact);
}
