import { EvidenceInput } from '../../src/domain/claim/evidence.input';
import { RecordClaimInput } from '../../src/domain/claim/claim.input';
import { NameInput } from '../../src/domain/entity/entity.input';
import { toGlobalId } from '../../src/engine/model/global-id';
import { CreateEventInput } from '../../src/domain/event/event.input';
import { createEvent } from '../../src/domain/event/create-event';
import { recordClaim } from '../../src/domain/claim/record-claim';
import { OPEN } from '../../src/engine/write/revise';
import type { Outcome } from '../../src/engine/write/write';
import { createLeader } from '../../src/domain/leader/create-leader';
import { CreateLeaderInput } from '../../src/domain/leader/leader.input';
import { RecordParticipationInput } from '../../src/domain/participation/participation.input';
import { recordParticipation } from '../../src/domain/participation/record-participation';
import { createSource } from '../../src/domain/source/create-source';
import { CreateSourceInput } from '../../src/domain/source/source.input';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const ACTOR = 'tester';

/** An input as TypeGraphQL makes it: an instance of its class, with its defaults. */
export function make<T extends object>(type: new () => T, fields: Partial<T>): T {
  return Object.assign(new type(), fields);
}

const COUNTED = [
  'recording',
  'change',
  'entity',
  'entity_name',
  'external_id',
  'country',
  'leader',
  'organization',
  'series',
  'event',
  'quantity',
  'participation',
  'relationship',
  'tenure',
  'claim',
  'source',
  'dataset',
  'idempotent_answer',
];

let counter = 0;
export const unique = (word: string) => `${word}-${++counter}`;

/** The result of an outcome that must not be a refusal. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.answer === null) throw new Error(`Refused: ${JSON.stringify(outcome.userErrors)}`);
  return outcome.answer;
}

/** A database of one test file, with helpers to create and read data. */
export class Bench {
  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<Bench> {
    return new Bench(await createTestDatabase());
  }

  static async withSource(): Promise<{ bench: Bench; source: string }> {
    const bench = await Bench.open();
    return { bench, source: await bench.source() };
  }

  get prisma() {
    return this.database.prisma;
  }

  close = () => this.database.drop();

  names = (...values: string[]) => values.map((value) => make(NameInput, { value }));

  evidence = (source: string, fields: Partial<EvidenceInput> = {}) =>
    make(EvidenceInput, { source, statement: 'It is said to be so.', ...fields });

  /** Inserts a country, for which the API has no mutation. */
  async country(slug = unique('country'), iso3: string | null = null): Promise<string> {
    const id = await this.recording();
    const entity = await this.prisma.entity.create({ data: { kind: 'COUNTRY', slug, recordingId: id } });
    await this.prisma.country.create({ data: { id: entity.id, fromRecording: id, label: slug, iso3 } });
    if (iso3 !== null) {
      await this.prisma.externalId.create({
        data: { scheme: 'ISO_ALPHA3', value: iso3, entityId: entity.id, fromRecording: id },
      });
    }
    return toGlobalId('COUNTRY', entity.id);
  }

  async series(slug = unique('series')): Promise<string> {
    const id = await this.recording();
    const entity = await this.prisma.entity.create({ data: { kind: 'SERIES', slug, recordingId: id } });
    await this.prisma.series.create({ data: { id: entity.id, fromRecording: id, label: slug } });
    return slug;
  }

  private async recording(): Promise<bigint> {
    const last = await this.prisma.recording.findFirst({ orderBy: { id: 'desc' } });
    const id = (last?.id ?? 0n) + 1n;
    await this.prisma.recording.create({ data: { id, at: new Date(), actor: ACTOR } });
    return id;
  }

  async source(fields: Partial<CreateSourceInput> = {}): Promise<string> {
    const input = make(CreateSourceInput, { title: unique('Source'), ...fields });
    return toGlobalId('SOURCE', accepted(await createSource(this, ACTOR, input)).source);
  }

  async leader(fields: Partial<CreateLeaderInput> = {}): Promise<string> {
    const input = make(CreateLeaderInput, { names: this.names(unique('Leader')), ...fields });
    return toGlobalId('LEADER', accepted(await createLeader(this, ACTOR, input)).leader);
  }

  async event(source: string, fields: Partial<CreateEventInput> = {}): Promise<string> {
    const input = make(CreateEventInput, {
      names: this.names(unique('Event')),
      type: 'CEREMONY' as CreateEventInput['type'],
      time: '2025-09-03',
      evidence: this.evidence(source),
      ...fields,
    });
    return toGlobalId('EVENT', accepted(await createEvent(this, ACTOR, input)).event);
  }

  participate(source: string, fields: Partial<RecordParticipationInput>, said: Partial<EvidenceInput> = {}) {
    const input = make(RecordParticipationInput, {
      role: 'GUEST' as RecordParticipationInput['role'],
      status: 'EXPECTED' as RecordParticipationInput['status'],
      evidence: this.evidence(source, said),
      ...fields,
    });
    return recordParticipation(this, ACTOR, input);
  }

  claim(
    source: string,
    about: Pick<RecordClaimInput, 'subject' | 'property' | 'value'> & Partial<RecordClaimInput>,
    said: Partial<EvidenceInput> = {},
  ) {
    const input = make(RecordClaimInput, { evidence: this.evidence(source, said), ...about });
    return recordClaim(this, ACTOR, input);
  }

  /** The number of rows to which a refused write must not add. */
  async rowCounts(): Promise<Record<string, number>> {
    const { rows } = await this.database.pool.query<Record<string, number>>(
      `SELECT ${COUNTED.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`,
    );
    return rows[0]!;
  }

  /** Expects a refusal with this code at this field, and that no row was written. */
  async refuses(
    act: () => Promise<Outcome<unknown>>,
    code: string,
    field: string[] | null,
    message?: RegExp,
  ): Promise<void> {
    const before = await this.rowCounts();
    const outcome = await act();
    expect(outcome.userErrors).toEqual([
      { code, field, message: message ? expect.stringMatching(message) : expect.any(String) },
    ]);
    expect(outcome.answer).toBeNull();
    expect(await this.rowCounts()).toEqual(before);
  }

  now = (where: object) => ({ where: { ...where, toRecording: OPEN } });
}
