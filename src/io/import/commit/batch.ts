import type { ClientBase } from 'pg';
import type { RecordingTx } from '../../../engine/write/recording';
import type { ImplicitClaim } from '../../../engine/claims/implicit-claims';
import type { ClaimSubject, Touched } from '../../../engine/claims/subject';
import type { Claim, Prisma, Source } from '../../../generated/prisma/client';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import type { BatchLookup } from './batch-lookup';
import { RowClaims, type RowClaim } from './row-claims';

/** What a record did. */
export type Applied = 'created' | 'updated' | 'unchanged';

/** How a claim is marked if its file now says something else. Its key is free for the new claim. */
export const SUPERSEDED = { key: null, note: 'Superseded when its file was imported again' };

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

/** A value of a row that must become an explicit claim, since another source makes a claim about the same fact. */
export interface ExplicitClaim {
  row: RowClaim;
  subject: ClaimSubject;
  property: string;
  value: unknown;
}

/** The batch that is being committed: new table rows are gathered and inserted together, revisions are made at once. */
export class Batch {
  // In the order of references between the tables.
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
  readonly explicitClaims: ExplicitClaim[] = [];
  /** What rows of recorded editions left blank, and the row that states a value there: claims if they are later than it. */
  readonly blanks: (ImplicitClaim & { since: RowClaim })[] = [];
  /** Rows whose rank, review or retraction changes, and to what. */
  readonly judgedRows: { id: bigint; judgment: Partial<Claim> }[] = [];
  /** Claims of earlier editions that no row makes any longer. */
  readonly withdrawn: Claim[] = [];
  /** Explicit claims that their row makes no longer. */
  readonly outdatedClaims: Claim[] = [];
  /** Sources whose day of publication changes, and on which line. */
  readonly movedSources: { source: Source; line: number }[] = [];
  /** Claims of a status that become effective, and on which line. */
  readonly begun = new Map<bigint, number>();
  /** The entities whose history the batch belongs to. */
  readonly concerns = new Set<bigint>();
  readonly datasets = new Set<bigint>();
  /** The line of the record that is being applied. */
  line = 0;
  private readonly touchedById: Subjects = new Map();
  private readonly changedById: Subjects = new Map();
  private readonly linesById = new Map<bigint, { line: number; property?: string }[]>();
  private nextId = 0;

  /** `ids`: as many as the records can need, one each and one for each of their names and codes. */
  constructor(
    readonly rec: RecordingTx,
    readonly known: BatchLookup,
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

  /** Notes that a subject must be settled when the batch is written. */
  touch(subject: ClaimSubject, property?: string): void {
    remember(this.touchedById, subject, property);
    this.change(subject, property);
  }

  /** Notes a change of a subject that needs no settling but can contradict something. */
  change(subject: ClaimSubject, property?: string): void {
    remember(this.changedById, subject, property ?? 'record');
    const at = { line: this.line, ...(property !== undefined && { property }) };
    const lines = this.linesById.get(subject.id);
    if (lines) lines.push(at);
    else this.linesById.set(subject.id, [at]);
  }

  get touched(): Touched[] {
    return listed(this.touchedById);
  }

  /** All that was touched or changed. */
  get changed(): Touched[] {
    return listed(this.changedById);
  }

  /** A message with the lines of facts that are new, since their ids are not kept if a line is rejected. */
  withLines(message: string): string {
    return message.replaceAll(/\b[a-z]+_(\d+)\b/g, (globalId, number: string) => {
      const id = BigInt(number);
      const [line] = this.ids.includes(id) ? this.linesOf(id) : [];
      return line === undefined ? globalId : `line ${line}`;
    });
  }

  /** The lines about a subject: about these properties, or, if there are none, the lines that it comes from. */
  linesOf(subject: bigint, properties?: readonly string[]): readonly number[] {
    const lines = this.linesById.get(subject) ?? [];
    const about = lines.filter(({ property }) => property !== undefined && properties?.includes(property));
    const own = lines.filter(({ property }) => property === undefined || property === 'record');
    const meant = properties === undefined ? lines : about.length > 0 ? about : own;
    return meant.map(({ line }) => line);
  }
}

type Subjects = Map<bigint, { subject: ClaimSubject; properties: Set<string> }>;

function remember(subjects: Subjects, subject: ClaimSubject, property: string | undefined): void {
  let known = subjects.get(subject.id);
  if (!known) subjects.set(subject.id, (known = { subject, properties: new Set() }));
  if (property !== undefined) known.properties.add(property);
}

const listed = (subjects: Subjects): Touched[] =>
  [...subjects.values()].map(({ subject, properties }) => ({ subject, properties: [...properties] }));

/** How many ids a record can need. */
export function idsOf(record: RostrumRecord): number {
  const names = 'names' in record ? (record.names?.length ?? 0) : 0;
  const codes = 'codes' in record ? (record.codes?.length ?? 0) : 0;
  return 1 + names + codes;
}
