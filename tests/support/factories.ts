import type { PrismaClient } from '../../src/generated/prisma/client';
import { toGlobalId } from '../../src/engine/model/global-id';

/** A thing made by a factory. */
export interface Made {
  id: string;
  slug: string;
}

type Tell = (mutation: string, input: object, selection: string) => Promise<any>;
type Fields = Record<string, unknown>;

let counter = 0;

/** A word that is unique in this test file. */
const unique = (word: string): string => `${word} ${++counter}`;

const slugged = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** Makes test data through the mutations of the API; values that are not given are unique. */
export class Factory {
  private standingSource: string | undefined;

  constructor(
    private readonly prisma: PrismaClient,
    private readonly tell: Tell,
  ) {}

  async source(fields: Fields = {}): Promise<string> {
    const { source } = await this.made(
      'createSource',
      { title: unique('Source'), ...fields },
      'source { id }',
    );
    return source.id;
  }

  /** Evidence from one shared source unless another is given. */
  async evidence(fields: Fields = {}): Promise<Fields> {
    if (!fields.source) this.standingSource ??= await this.source({ title: 'The usual source' });
    return { source: this.standingSource, statement: 'It is said to be so.', ...fields };
  }

  leader(fields: Fields = {}): Promise<Made> {
    return this.thing('createLeader', 'leader', fields);
  }

  organization(fields: Fields = {}): Promise<Made> {
    return this.thing('createOrganization', 'organization', { kind: 'GROUP', ...fields });
  }

  async event({ evidence, ...fields }: Fields = {}): Promise<Made> {
    return this.thing('createEvent', 'event', {
      type: 'CEREMONY',
      time: '2025-09-03',
      ...fields,
      evidence: await this.evidence(evidence as Fields),
    });
  }

  /** An event of September 2025 that has taken place, as is said on a day. */
  occurred(saidAt: string, fields: Fields = {}): Promise<Made> {
    return this.event({ time: '2025-09-01', status: 'OCCURRED', ...fields, evidence: { saidAt } });
  }

  async participation(
    event: Made,
    participant: Made,
    { evidence, ...fields }: Fields = {},
  ): Promise<{ id: string; claim: string }> {
    const { participation, claim } = await this.made(
      'recordParticipation',
      {
        event: event.id,
        participant: participant.id,
        role: 'GUEST',
        status: 'EXPECTED',
        ...fields,
        evidence: await this.evidence(evidence as Fields),
      },
      'participation { id } claim { id }',
    );
    return { id: participation.id, claim: claim.id };
  }

  async relationship(
    subject: Made,
    object: Made,
    { evidence, ...fields }: Fields & { type: string },
  ): Promise<string> {
    const { relationship } = await this.made(
      'createRelationship',
      {
        subject: subject.id,
        object: object.id,
        ...fields,
        evidence: await this.evidence(evidence as Fields),
      },
      'relationship { id }',
    );
    return relationship.id;
  }

  async tenure(leader: Made, country: Made, { evidence, ...fields }: Fields = {}): Promise<string> {
    const { tenure } = await this.made(
      'createTenure',
      {
        leader: leader.id,
        country: country.id,
        office: 'President',
        role: 'HEAD_OF_STATE',
        term: '2020-01-01/..',
        ...fields,
        evidence: await this.evidence(evidence as Fields),
      },
      'tenure { id }',
    );
    return tenure.id;
  }

  async claim(
    subject: string,
    property: string,
    value: unknown,
    { evidence, ...fields }: Fields = {},
  ): Promise<string> {
    const input = {
      subject,
      property,
      value,
      ...fields,
      evidence: await this.evidence(evidence as Fields),
    };
    return (await this.made('recordClaim', input, 'claim { id }')).claim.id;
  }

  /** Inserts a country, for which the API has no mutation. */
  async country({
    name = unique('Country'),
    slug = slugged(name),
    aliases = [],
    ...columns
  }: {
    name?: string;
    slug?: string;
    aliases?: { value: string; language: string }[];
    iso2?: string;
    iso3?: string;
    region?: string;
    subregion?: string;
  } = {}): Promise<Made> {
    const [id, recordingId] = await this.entity('COUNTRY', slug);
    await this.prisma.country.create({ data: { id, fromRecording: recordingId, label: name, ...columns } });
    await this.prisma.entityName.createMany({
      data: [{ value: name, language: 'en' }, ...aliases].map((alias) => ({
        ...alias,
        kind: 'COMMON' as const,
        entityId: id,
        fromRecording: recordingId,
        givenBy: ['TEST'],
      })),
    });
    const codes = [
      { scheme: 'ISO_ALPHA2' as const, value: columns.iso2 },
      { scheme: 'ISO_ALPHA3' as const, value: columns.iso3 },
    ];
    await this.prisma.externalId.createMany({
      data: codes.flatMap(({ scheme, value }) =>
        value === undefined
          ? []
          : { scheme, value, entityId: id, fromRecording: recordingId, givenBy: ['TEST'] },
      ),
    });
    return { id: toGlobalId('COUNTRY', id), slug };
  }

  /** Inserts a series, for which the API has no mutation. */
  async series(name = unique('Series')): Promise<Made> {
    const slug = slugged(name);
    const [id, recordingId] = await this.entity('SERIES', slug);
    await this.prisma.series.create({ data: { id, fromRecording: recordingId, label: name } });
    return { id: toGlobalId('SERIES', id), slug };
  }

  /** Inserts a dataset, for which there are imports only. */
  async dataset(name = unique('Dataset')): Promise<string> {
    const recordingId = await this.recording();
    const { id } = await this.prisma.dataset.create({
      data: { key: slugged(name), name, fromRecording: recordingId },
    });
    return toGlobalId('DATASET', id);
  }

  private async entity(kind: 'COUNTRY' | 'SERIES', slug: string): Promise<[id: bigint, recording: bigint]> {
    const recordingId = await this.recording();
    const { id } = await this.prisma.entity.create({ data: { kind, slug, recordingId } });
    return [id, recordingId];
  }

  private async recording(): Promise<bigint> {
    const last = await this.prisma.recording.findFirst({ orderBy: { id: 'desc' } });
    const id = (last?.id ?? 0n) + 1n;
    await this.prisma.recording.create({ data: { id, at: new Date(), actor: 'test' } });
    return id;
  }

  private async thing(mutation: string, kind: string, { name, ...fields }: Fields): Promise<Made> {
    const names = [{ value: name ?? unique(kind) }];
    return (await this.made(mutation, { names, ...fields }, `${kind} { id slug }`))[kind];
  }

  private async made(mutation: string, input: object, selection: string): Promise<any> {
    const payload = await this.tell(mutation, input, `{ ${selection} userErrors { code field message } }`);
    if (payload.userErrors.length > 0) {
      throw new Error(`${mutation} ${JSON.stringify(input)}: ${JSON.stringify(payload.userErrors)}`);
    }
    return payload;
  }
}
