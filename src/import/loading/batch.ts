import type { RecordingTx } from '../../evidence/recording';
import { eventBeginnings } from '../../evidence/attendance';
import { checkLedger } from '../../evidence/ledger';
import { settle } from '../../evidence/settle';
import { findCycles } from '../../event/setting';
import { concernsOf, type ClaimSubject, type Touched } from '../../evidence/subject';
import type { AttendanceStatus, Prisma } from '../../generated/prisma/client';
import { Refusal } from '../../platform/errors';
import { foresee } from './foresee';
import { insertRows } from './insert-rows';
import type { Known } from './known';

/** What loading a record came to. */
export type Loaded = 'created' | 'updated' | 'unchanged';

interface Inserts {
  entity: Prisma.EntityCreateManyInput[];
  entityName: Prisma.EntityNameCreateManyInput[];
  externalId: Prisma.ExternalIdCreateManyInput[];
  dataset: Prisma.DatasetCreateManyInput[];
  source: Prisma.SourceCreateManyInput[];
  country: Prisma.CountryCreateManyInput[];
  leader: Prisma.LeaderCreateManyInput[];
  organization: Prisma.OrganizationCreateManyInput[];
  series: Prisma.SeriesCreateManyInput[];
  event: Prisma.EventCreateManyInput[];
  participation: Prisma.ParticipationCreateManyInput[];
  relationship: Prisma.RelationshipCreateManyInput[];
  relationshipExternalId: Prisma.RelationshipExternalIdCreateManyInput[];
  tenure: Prisma.TenureCreateManyInput[];
  claim: Prisma.ClaimCreateManyInput[];
}

const IDS_AT_ONCE = 200;

/** Lines whose claims would come to nonsense, and why: they must go, and the batch be made anew. */
export class Nonsense extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super('Claims of this batch come to nonsense');
  }
}

interface Attendance {
  line: number;
  participationId: bigint;
  status: AttendanceStatus;
  saidOn: Date;
}

/** One batch under way: rows to insert are gathered and written together, revisions are made at once. */
export class Batch {
  // In the order in which the rows refer to one another.
  readonly inserts: Inserts = {
    entity: [],
    entityName: [],
    externalId: [],
    dataset: [],
    source: [],
    country: [],
    leader: [],
    organization: [],
    series: [],
    event: [],
    participation: [],
    relationship: [],
    relationshipExternalId: [],
    tenure: [],
    claim: [],
  };
  /** The entities whose history the batch belongs to. */
  readonly concerns = new Set<bigint>();
  readonly datasets = new Set<bigint>();
  /** The line of the record that is being loaded. */
  line = 0;
  private readonly touched = new Map<bigint, { subject: ClaimSubject; properties: Set<string> }>();
  private readonly lines = new Map<bigint, number[]>();
  private readonly attendances: Attendance[] = [];
  private readonly parts = new Map<bigint, number>();
  private ids: bigint[] = [];

  constructor(
    readonly rec: RecordingTx,
    readonly known: Known,
  ) {}

  async newId(): Promise<bigint> {
    if (this.ids.length === 0) this.ids = await this.rec.newIds(IDS_AT_ONCE);
    return this.ids.shift() as bigint;
  }

  /** Remembers that what stands about a subject must be settled when the batch is written. */
  touch(subject: ClaimSubject, property?: string): void {
    const touched = this.touched.get(subject.id) ?? { subject, properties: new Set<string>() };
    if (property !== undefined) touched.properties.add(property);
    this.touched.set(subject.id, touched);
    this.lines.set(subject.id, [...(this.lines.get(subject.id) ?? []), this.line]);
  }

  /** Remembers to look whether the event can have begun by then; its time may be claimed in this same batch. */
  attend(participationId: bigint, status: AttendanceStatus, saidOn: Date): void {
    this.attendances.push({ line: this.line, participationId, status, saidOn });
  }

  /** Remembers to look whether an event has become part of itself; two lines may do so together. */
  makePart(eventId: bigint): void {
    this.parts.set(eventId, this.line);
  }

  /** Writes what was gathered and settles what was touched; throws Nonsense where that cannot be. */
  async write(): Promise<void> {
    foresee(this);
    for (const [table, rows] of Object.entries(this.inserts)) await insertRows(this.rec.tx, table, rows);
    const touched = [...this.touched.values()].map(({ subject, properties }) => ({
      subject,
      properties: [...properties],
    }));
    try {
      const settled = await settle(this.rec, touched);
      for (const id of settled.flatMap(({ row }) => concernsOf(row))) this.concerns.add(id);
    } catch (error) {
      if (error instanceof Refusal) throw await this.findNonsense(touched);
      throw error;
    }
    await this.refuseEarlyAttendances();
    await this.refuseCycles();
  }

  /** Settles one by one, to learn which subjects it is that cannot be settled; all of it is rolled back. */
  private async findNonsense(touched: readonly Touched[]): Promise<Nonsense> {
    const reasons = new Map<number, string>();
    for (const each of touched) {
      const reason = await refusalOf(() => settle(this.rec, [each]));
      if (reason === null) continue;
      for (const line of this.lines.get(each.subject.id) ?? []) reasons.set(line, reason);
    }
    return new Nonsense(reasons);
  }

  private async refuseEarlyAttendances(): Promise<void> {
    const beginnings = await eventBeginnings(
      this.rec.tx,
      this.attendances.map(({ participationId }) => participationId),
    );
    const reasons = new Map<number, string>();
    for (const { line, participationId, status, saidOn } of this.attendances) {
      const eventEarliest = beginnings.get(participationId) ?? null;
      const reason = await refusalOf(async () => checkLedger({ status, saidOn, eventEarliest }));
      if (reason !== null) reasons.set(line, reason);
    }
    if (reasons.size > 0) throw new Nonsense(reasons);
  }

  private async refuseCycles(): Promise<void> {
    const cycles = await findCycles(this.rec, [...this.parts.keys()]);
    if (cycles.length === 0) return;
    throw new Nonsense(
      new Map(cycles.map((id) => [this.parts.get(id) as number, 'the event is part of itself'])),
    );
  }
}

/** Why an act is refused; null where it is not. */
async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
