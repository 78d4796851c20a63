import type { ClientBase } from 'pg';
import { AFTER_THE_FACT } from '../../evidence/ledger';
import type { RecordingTx } from '../../evidence/recording';
import type { ClaimSubject, Touched } from '../../evidence/subject';
import type { AttendanceStatus, Claim, Prisma } from '../../generated/prisma/client';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import type { Known } from './known';
import { RowClaims, type RowClaim } from './row-claims';

/** What loading a record came to. */
export type Loaded = 'created' | 'updated' | 'unchanged';

/** How a claim is marked whose file says something else now; its key is free for what that says. */
export const SUPERSEDED = { key: null, note: 'Superseded when its file was loaded again' };

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

/** A status that only an event which has begun can have shown, to be looked at when its time is known. */
export interface Attendance {
  line: number;
  participationId: bigint;
  status: AttendanceStatus;
  /** Null where a row says it, whose claim may not be loaded yet. */
  saidOn: Date | null;
  row: RowClaim | null;
}

/** What a row has to say in a claim, for somebody else speaks of the same. */
export interface Word {
  row: RowClaim;
  subject: ClaimSubject;
  property: string;
  value: unknown;
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
  /** The rows from which facts of the batch come. */
  readonly rows: RowClaims;
  readonly words: Word[] = [];
  /** Rows that are judged otherwise than before, and how. */
  readonly judgedRows: { id: bigint; judgement: Partial<Claim> }[] = [];
  /** Rows that say something else now than what these claims have. */
  readonly takenBack: Claim[] = [];
  /** What a row said in a claim and says no longer. */
  readonly outdatedWords: Claim[] = [];
  readonly attendances: Attendance[] = [];
  /** Events that were made part of another, and on which line. */
  readonly parts = new Map<bigint, number>();
  /** Tenures that have their term from a row, and on which line. */
  readonly terms = new Map<bigint, number>();
  /** The entities whose history the batch belongs to. */
  readonly concerns = new Set<bigint>();
  readonly datasets = new Set<bigint>();
  /** The line of the record that is being loaded. */
  line = 0;
  private readonly touchedById = new Map<bigint, { subject: ClaimSubject; properties: Set<string> }>();
  private readonly linesById = new Map<bigint, number[]>();
  private nextId = 0;

  /** `ids` are as many as the records can take: one each, and one for each of their names and codes. */
  constructor(
    readonly rec: RecordingTx,
    readonly known: Known,
    records: readonly RostrumRecord[],
    private readonly ids: readonly bigint[],
    /** The list that the records come from: it replaces only the names and codes that it gave itself. */
    readonly list: string,
    readonly connection?: ClientBase,
  ) {
    this.rows = new RowClaims(known, records, () => this.newId());
  }

  newId(): bigint {
    const id = this.ids[this.nextId++];
    if (id === undefined) throw new Error('A batch takes more ids than its records can need');
    return id;
  }

  /** Remembers that what stands about a subject must be settled when the batch is written. */
  touch(subject: ClaimSubject, property?: string): void {
    let touched = this.touchedById.get(subject.id);
    if (!touched) this.touchedById.set(subject.id, (touched = { subject, properties: new Set() }));
    if (property !== undefined) touched.properties.add(property);
    const lines = this.linesById.get(subject.id);
    if (lines) lines.push(this.line);
    else this.linesById.set(subject.id, [this.line]);
  }

  get touched(): Touched[] {
    return [...this.touchedById.values()].map(({ subject, properties }) => ({
      subject,
      properties: [...properties],
    }));
  }

  /** The lines that say something about a subject. */
  linesOf(subject: bigint): readonly number[] {
    return this.linesById.get(subject) ?? [];
  }

  /** Remembers to look whether the event can have begun by then; its time may be claimed in this same batch. */
  attend(participationId: bigint, status: AttendanceStatus, said: Date | RowClaim): void {
    if (!AFTER_THE_FACT.has(status)) return;
    const by = said instanceof Date ? { saidOn: said, row: null } : { saidOn: null, row: said };
    this.attendances.push({ line: this.line, participationId, status, ...by });
  }
}

/** How many ids a record can take. */
export function idsOf(record: RostrumRecord): number {
  const names = 'names' in record ? (record.names?.length ?? 0) : 0;
  const codes = 'codes' in record ? (record.codes?.length ?? 0) : 0;
  return 1 + names + codes;
}
