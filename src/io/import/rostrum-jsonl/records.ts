import { z } from 'zod';
import {
  ClaimRank,
  EventType,
  IdScheme,
  Modality,
  OfficeRole,
  OrganizationKind,
  ParticipationRole,
  QuadClass,
  RelationshipType,
  ReviewState,
  SourceReliability,
  Stance,
} from '../../../generated/prisma/enums';
import {
  claimSubject,
  day,
  edtf,
  key,
  latitude,
  longitude,
  name,
  slug,
  text,
  initial,
  strayValues,
} from './values';

const code = z.strictObject({ scheme: z.enum(IdScheme), value: text, valid: edtf.optional() });
const codes = z.array(code).optional();
const names = z.array(name).min(1);

/** An imported dataset; its coverage bounds what an absence from it can mean. */
const datasetRecord = z.strictObject({
  record: z.literal('dataset'),
  key,
  name: text,
  version: text.optional(),
  license: text.optional(),
  citation: text.optional(),
  url: z.url().optional(),
  covers: z
    .strictObject({
      time: edtf.optional(),
      participants: z.array(slug).optional(),
      eventTypes: z.array(z.enum(EventType)).optional(),
      exhaustive: z.boolean().optional(),
    })
    .optional(),
  importedAt: z.iso.datetime({ offset: true }).optional(),
  rows: z.int().nonnegative().optional(),
});

/** A source. */
const sourceRecord = z.strictObject({
  record: z.literal('source'),
  key,
  title: text,
  publisher: text.optional(),
  url: z.url().optional(),
  publishedAt: edtf.optional(),
  reliability: z.enum(SourceReliability).optional(),
  dataset: key.optional(),
});

/** A country, with its names in many languages and its codes in other registers. */
const countryRecord = z.strictObject({
  record: z.literal('country'),
  slug,
  names,
  codes,
  existed: edtf.optional(),
  region: text.optional(),
  subregion: text.optional(),
  capital: text.optional(),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
});

/** A person who leads, led, or may lead a country. */
const leaderRecord = z.strictObject({
  record: z.literal('leader'),
  slug,
  // May be omitted for a recorded leader, and then stay.
  names: names.optional(),
  codes,
  born: edtf.optional(),
  died: edtf.optional(),
});

/** A ministry, an international organization, or a group that acts as one. */
const organizationRecord = z.strictObject({
  record: z.literal('organization'),
  slug,
  names,
  codes,
  kind: z.enum(OrganizationKind),
  country: slug.optional(),
  existed: edtf.optional(),
});

/** A series of recurring events, its editions. */
const seriesRecord = z.strictObject({ record: z.literal('series'), slug, names });

/**
 * The identity of an event; claims state its type, status, time, place and quantities. An event that was coded by a
 * machine has a `label` instead of names: it is shown in lists, and not searched.
 */
const eventRecord = z.strictObject({
  record: z.literal('event'),
  slug,
  names: names.optional(),
  label: text.optional(),
  codes,
  summary: text.optional(),
  series: slug.optional(),
  edition: text.optional(),
  superEvent: slug.optional(),
  dataset: key.optional(),
  cameoCode: z
    .string()
    .regex(/^\d{2,4}$/)
    .optional(),
  quadClass: z.enum(QuadClass).optional(),
  goldstein: z.number().min(-10).max(10).optional(),
  ...initial.event,
});

/** A participant in an event; claims state status, level and reason. */
const participationRecord = z.strictObject({
  record: z.literal('participation'),
  key,
  event: slug,
  participant: slug,
  country: slug.optional(),
  role: z.enum(ParticipationRole),
  ...initial.participation,
});

/** A relationship between two entities; claims state status, validity and polarity. */
const relationshipRecord = z.strictObject({
  record: z.literal('relationship'),
  key,
  subject: slug,
  object: slug,
  type: z.enum(RelationshipType),
  directed: z.boolean().optional(),
  summary: text.optional(),
  codes: z.array(code.omit({ valid: true })).optional(),
  dataset: key.optional(),
  attestedUntil: day.optional(),
  ...initial.relationship,
});

/** A leader in an office of a country; claims state the term and the title of the office. */
const tenureRecord = z.strictObject({
  record: z.literal('tenure'),
  key,
  leader: slug,
  country: slug,
  role: z.enum(OfficeRole),
  dataset: key.optional(),
  attestedUntil: day.optional(),
  ...initial.tenure,
});

/**
 * A claim. The shape of its value depends on the property (docs/rostrum-jsonl.md). With property `record` it is a row,
 * which facts name as their `recordClaim`; a claim with another property names one if it is an explicit claim of the row.
 */
const claimRecord = z.strictObject({
  record: z.literal('claim'),
  key,
  subject: claimSubject,
  property: z.string().regex(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)?$/),
  value: z.json().refine((value) => value !== null, 'a claim says something: its value is never null'),
  statement: text,
  modality: z.enum(Modality).optional(),
  rank: z.enum(ClaimRank).optional(),
  stance: z.enum(Stance).optional(),
  review: z.enum(ReviewState).optional(),
  confidence: z.int().min(0).max(100).optional(),
  condition: text.optional(),
  speaker: slug.optional(),
  source: key,
  quote: text.optional(),
  locator: text.optional(),
  saidAt: edtf.optional(),
  saidOn: day.optional(),
  dataset: key.optional(),
  recordClaim: key.optional(),
  retracted: text.optional(),
  note: text.optional(),
});

const anyRecord = z.discriminatedUnion('record', [
  datasetRecord,
  sourceRecord,
  countryRecord,
  leaderRecord,
  organizationRecord,
  seriesRecord,
  eventRecord,
  participationRecord,
  relationshipRecord,
  tenureRecord,
  claimRecord,
]);

/** One line of a ROSTRUM_JSONL file. */
export const rostrumRecord = anyRecord.superRefine((record, context) => {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (record.record === 'event' && (record.names === undefined) === (record.label === undefined)) {
    refuse('names', 'an event has names, or else the label that a machine gave it');
  }
  for (const field of strayValues(record)) {
    refuse(field, 'only the row of a recordClaim says this; otherwise a claim does');
  }
  if (record.record !== 'claim' || record.property !== 'record') return;
  if (record.stance === 'DISPUTES') refuse('stance', 'a row disputes nothing');
  if (record.modality === 'HYPOTHETICAL') refuse('modality', 'a row is not HYPOTHETICAL');
  if (record.recordClaim !== undefined) refuse('recordClaim', 'a row is of no other row');
});

export type DatasetRecord = z.infer<typeof datasetRecord>;
export type SourceRecord = z.infer<typeof sourceRecord>;
export type CountryRecord = z.infer<typeof countryRecord>;
export type LeaderRecord = z.infer<typeof leaderRecord>;
export type OrganizationRecord = z.infer<typeof organizationRecord>;
export type SeriesRecord = z.infer<typeof seriesRecord>;
export type EventRecord = z.infer<typeof eventRecord>;
export type ParticipationRecord = z.infer<typeof participationRecord>;
export type RelationshipRecord = z.infer<typeof relationshipRecord>;
export type TenureRecord = z.infer<typeof tenureRecord>;
export type ClaimRecord = z.infer<typeof claimRecord>;
export type RostrumRecord = z.infer<typeof rostrumRecord>;

/** Validates a record; returns what is wrong with it, if anything, as text. */
export function readRecord(value: unknown): RostrumRecord | string {
  const result = rostrumRecord.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}
