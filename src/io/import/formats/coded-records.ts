import { cameoCodeOf } from '../codes/cameo-code';
import { eventTypeOf } from '../codes/cameo-plover';
import { goldsteinOf } from '../codes/goldstein';
import type { QuadClass } from '../../../generated/prisma/enums';
import type { EventRecord, OrganizationRecord, RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';

/** The source or target of a coded event and the country it acts for; with the record of the organization, if it is new. */
export interface CodedParticipant {
  slug: string;
  country?: string;
  record?: OrganizationRecord;
}

/** The content of a row of coded events, in any coding scheme. */
export interface CodedEvent {
  dataset: string;
  /** The slug of the event, and the key of the claim that the row is. */
  event: string;
  claim: string;
  number: number;
  label: string;
  codes: EventRecord['codes'];
  /** CAMEO code and Goldstein's score, as they are written. */
  cameo: string;
  goldstein: string;
  quadClass: QuadClass | undefined;
  day: string;
  place: EventRecord['place'];
  source: SourceRecord;
  /** The row by the names of its columns, in a sentence, and when it was said. */
  named: Record<string, string>;
  statement: string;
  saidAt: string;
  ends: readonly { role: 'SOURCE' | 'TARGET'; participant: CodedParticipant }[];
}

/**
 * The records of a row: its source, organizations that it names, the coded event, the row itself as the one claim from
 * which all that comes, and who did it to whom.
 */
export function codedRecords(row: CodedEvent): RostrumRecord[] {
  const { dataset, event, claim, number, label, codes, day, place, source, ends, quadClass } = row;
  const cameoCode = cameoCodeOf(row.cameo);
  const goldstein = goldsteinOf(row.goldstein);
  const made = ends.flatMap(({ participant }) => participant.record ?? []);
  return [
    source,
    ...new Map(made.map((record) => [record.slug, record])).values(),
    {
      record: 'event',
      slug: event,
      label,
      codes,
      dataset,
      ...(cameoCode !== undefined && { cameoCode }),
      ...(quadClass !== undefined && { quadClass }),
      ...(goldstein !== undefined && { goldstein }),
      recordClaim: claim,
      type: eventTypeOf(row.cameo),
      status: 'REPORTED',
      time: day,
      ...(place && { place }),
    },
    {
      record: 'claim',
      key: claim,
      subject: { event },
      property: 'record',
      value: row.named,
      statement: row.statement,
      modality: 'ASSERTED',
      source: source.key,
      locator: `row ${number}`,
      saidAt: row.saidAt,
      dataset,
    },
    ...ends.map(({ role, participant: { slug, country } }): RostrumRecord => ({
      record: 'participation',
      // The key contains role and participant, so that a corrected row makes another participation.
      key: `${event}:${role.toLowerCase()}:${slug}`,
      event,
      participant: slug,
      ...(country !== undefined && { country }),
      role,
      recordClaim: claim,
      status: 'UNKNOWN',
    })),
  ];
}
