import { groupBy } from '../../../engine/model/group-by';
import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN, type Versions } from '../../../engine/write/revise';
import { canonical } from '../../../engine/write/json-rows';
import { isEffective } from '../../../engine/model/what-stands';
import { CODES } from '../../../engine/claims/multi-valued';
import { rowClaimsOf } from '../../../engine/claims/implicit-claims';
import { TABLE_OF } from '../../../engine/claims/subject';
import { isSameCode, type CodeColumns } from '../../../engine/claims/external-ids';
import { ImportFormat } from '../../../generated/prisma/enums';
import {
  Prisma,
  type Claim,
  type EntityName,
  type ExternalId,
  type RelationshipExternalId,
} from '../../../generated/prisma/client';
import type { ThingKind } from '../../../engine/model/kinds';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import { DatasetColumns } from './dataset-columns';
import { KEYED, References, type Keyed } from './references';
import { refused } from './batch-rejected';
import { Seats } from './seats';

/** A thing that a record names. */
export interface KnownThing {
  id: bigint;
  kind: ThingKind;
  /** Whether it is known by the slug of something that has been merged into it. */
  isByAbsorbed?: boolean;
}

const THING_TABLES = { ...TABLE_OF, SERIES: 'series' } as const;
type ThingRow = Versions['country' | 'leader' | 'organization' | 'series' | 'event'];

/**
 * Texts as one parameter: as an array, Prisma and its driver would look at each of them, which takes longer than the
 * statement.
 */
const textArray = (texts: Iterable<string>): Prisma.Sql =>
  Prisma.sql`ARRAY(SELECT json_array_elements_text(${JSON.stringify([...texts])}::json))`;

interface Reader<Row> {
  findMany(args: { where: object; orderBy?: object }): Promise<Row[]>;
}

/** Everything that the records of a batch refer to and that is recorded; the batch adds what it creates. */
export class BatchLookup {
  readonly things = new Map<string, KnownThing>();
  readonly rows = new Map<bigint, ThingRow>();
  names = new Map<bigint, EntityName[]>();
  codes = new Map<bigint, ExternalId[]>();
  readonly keyed: { [K in Keyed]: Map<string, Versions[K]> } = {
    dataset: new Map(),
    source: new Map(),
    participation: new Map(),
    relationship: new Map(),
    tenure: new Map(),
    claim: new Map(),
  };

  /** Participations of the events in question. */
  readonly seats = new Seats();
  /** The bearers of each code of another register. */
  readonly bearers = new Map<string, (ExternalId | (CodeColumns & { entityId: bigint }))[]>();
  /** Of those codes, by the ids of their rows, the ones that a claim says. */
  private readonly claimedCodes = new Set<bigint>();
  relationshipCodes = new Map<bigint, RelationshipExternalId[]>();
  /** Claims about the facts of the batch that come from rows, without the claims that are rows. */
  claimsAbout = new Map<bigint, Claim[]>();
  /** The rows (claims, property `record`) from which those facts come or will come. */
  readonly rowClaims = new Map<bigint, Claim>();
  columns = new DatasetColumns();

  /** Reads everything that the records refer to, with a statement for each table. */
  static async of(rec: RecordingTx, records: readonly RostrumRecord[]): Promise<BatchLookup> {
    const known = new BatchLookup();
    const { slugs, keys } = new References(records);
    await known.findThings(rec, slugs);
    await known.findRows(
      rec,
      records.flatMap((record) => ('slug' in record ? [record.slug] : [])),
    );
    for (const kind of KEYED) await known.findKeyed(rec, kind, keys[kind]);
    await known.findColumns(rec);
    await known.findBearers(rec, records);
    await known.findParticipations(rec, records);
    await known.findRelationshipCodes(rec);
    await known.findClaimsOfRows(rec, records);
    return known;
  }

  /**
   * Lets a thing bear codes. Rejects a record whose codes another thing bears at the same time, unless that has them from
   * this very list alone, and by no claim: a list that numbers its entries anew says so of both; files in ROSTRUM_JSONL are
   * no list. Answers the rows that are to end.
   */
  bearCodes(entityId: bigint, codes: readonly CodeColumns[], list: string): ExternalId[] {
    const givenUp: ExternalId[] = [];
    for (const code of codes) {
      for (const bearer of this.bearers.get(bearerKey(code)) ?? []) {
        if (bearer.entityId === entityId || !isSameCode(code, bearer)) continue;
        const isOfList = list !== ImportFormat.ROSTRUM_JSONL && 'givenBy' in bearer;
        const isClaimed = 'id' in bearer && this.claimedCodes.has(bearer.id);
        if (!isOfList || isClaimed || bearer.givenBy.some((by) => by !== list) || bearer.givenBy.length === 0)
          throw refused(
            `${code.scheme} ${code.value} is the code of another, ${this.called(bearer.entityId)}`,
          );
        givenUp.push(bearer);
      }
    }
    for (const code of givenUp) {
      const without = (rows: readonly { entityId: bigint }[] = []) =>
        rows.filter((row) => row.entityId !== code.entityId || !isSameCode(row as ExternalId, code));
      this.bearers.set(bearerKey(code), without(this.bearers.get(bearerKey(code))) as ExternalId[]);
      this.codes.set(code.entityId, without(this.codes.get(code.entityId)) as ExternalId[]);
    }
    for (const code of codes) {
      const bearers = this.bearers.get(bearerKey(code)) ?? [];
      this.bearers.set(bearerKey(code), [...bearers, { ...code, entityId }]);
    }
    return givenUp;
  }

  /** What messages call a thing: its slug, if a record of the batch has it. */
  private called(id: bigint): string {
    const [slug] = [...this.things].find(([, thing]) => thing.id === id) ?? [];
    return slug ?? `entity ${id}`;
  }

  /** The thing with this slug; refuses the record if there is none or it is not of one of these kinds. */
  thing(slug: string, kinds: readonly ThingKind[]): KnownThing {
    const thing = this.things.get(slug);
    if (!thing) throw refused(`nothing is recorded as "${slug}"; it must stand above, or be recorded before`);
    if (kinds.includes(thing.kind)) return thing;
    throw refused(`"${slug}" is of kind ${thing.kind}; expected ${kinds.join(' or ')}`);
  }

  /** The id of the thing with this slug, as `thing` finds it; null without a slug. */
  optionalThing(slug: string | undefined, kinds: readonly ThingKind[]): bigint | null {
    return slug === undefined ? null : this.thing(slug, kinds).id;
  }

  /** The row with this key; refuses the record if there is none. */
  byKey<K extends Keyed>(kind: K, key: string): Versions[K] {
    const row = this.keyed[kind].get(key);
    if (row) return row;
    throw refused(`no ${kind} is recorded as "${key}"; it must stand above, or be recorded before`);
  }

  /** The id of the dataset that a record came with. */
  datasetId(key: string | undefined): bigint | null {
    return key === undefined ? null : this.byKey('dataset', key).id;
  }

  private async findThings({ tx }: RecordingTx, slugs: ReadonlySet<string>): Promise<void> {
    if (slugs.size === 0) return;
    const entities = await tx.$queryRaw<(KnownThing & { slug: string })[]>`
      SELECT coalesce(kept_id, id) AS id, slug, kind::text, kept_id IS NOT NULL AS "isByAbsorbed"
      FROM entity LEFT JOIN redirect ON absorbed_id = id AND to_recording = ${OPEN}
      WHERE slug = ANY(${textArray(slugs)})`;
    for (const { slug, ...thing } of entities) this.things.set(slug, thing);
  }

  private async findRows({ tx }: RecordingTx, slugs: readonly string[]): Promise<void> {
    const own = slugs.map((slug) => this.things.get(slug)).filter((thing) => thing !== undefined);
    if (own.length === 0) return;
    for (const [kind, things] of groupBy(own, (thing) => thing.kind)) {
      const reader = tx[THING_TABLES[kind]] as unknown as Reader<ThingRow>;
      const ids = things.map(({ id }) => id);
      const rows = await reader.findMany({ where: { id: { in: ids }, toRecording: OPEN } });
      for (const row of rows) this.rows.set(row.id, row);
    }
    const where = { entityId: { in: own.map(({ id }) => id) }, toRecording: OPEN };
    const orderBy = { id: 'asc' } as const;
    const merges = await tx.redirect.findMany({
      where: { intoId: { in: own.map(({ id }) => id) }, toRecording: OPEN },
    });
    // A record of the thing that was kept does not drop what came with a merge.
    const isOwn = (row: { entityId: bigint; fromRecording: bigint }) =>
      !merges.some(({ intoId, mergedIn }) => intoId === row.entityId && mergedIn === row.fromRecording);
    const names = await tx.entityName.findMany({ where, orderBy });
    const codes = await tx.externalId.findMany({ where, orderBy });
    this.names = groupBy(names.filter(isOwn), ({ entityId }) => entityId);
    this.codes = groupBy(codes.filter(isOwn), ({ entityId }) => entityId);
  }

  private async findKeyed<K extends Keyed>(
    { tx }: RecordingTx,
    kind: K,
    keys: ReadonlySet<string>,
  ): Promise<void> {
    if (keys.size === 0) return;
    // Most keys of a file are new: one parameter with all keys finds those that are not.
    const found = await tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM ${Prisma.raw(`"${kind}"`)}
      WHERE key = ANY(${textArray(keys)}) AND to_recording = ${Prisma.raw(`${OPEN}`)}`;
    if (found.length === 0) return;
    const reader = tx[kind] as unknown as Reader<Versions[K]>;
    const rows = await reader.findMany({
      where: { id: { in: found.map(({ id }) => id) }, toRecording: OPEN },
    });
    for (const row of rows) this.keyed[kind].set(row.key as string, row);
  }

  /** Finds the columns of the data sets; rows that were recorded with their names are compared without. */
  private async findColumns(rec: RecordingTx): Promise<void> {
    const datasets = new Set([...this.keyed.dataset.values()].map(({ id }) => id));
    this.columns = await DatasetColumns.of(rec, [...datasets]);
    for (const claim of this.keyed.claim.values())
      if (claim.property === 'record' && datasets.has(claim.datasetId ?? -1n))
        claim.value = this.columns.stored(claim.value, claim.datasetId);
  }

  private async findBearers({ tx }: RecordingTx, records: readonly RostrumRecord[]): Promise<void> {
    const codes = records.flatMap((record) =>
      'codes' in record && 'slug' in record ? (record.codes ?? []) : [],
    );
    if (codes.length === 0) return;
    // As with keys: most are new.
    const found = await tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM external_id
      WHERE scheme = ANY(${textArray(new Set(codes.map(({ scheme }) => scheme)))}::"IdScheme"[])
        AND value = ANY(${textArray(codes.map(({ value }) => value))}) AND to_recording = ${OPEN} AND NOT denied`;
    if (found.length === 0) return;
    const recorded = await tx.externalId.findMany({
      where: { id: { in: found.map(({ id }) => id) }, toRecording: OPEN },
    });
    for (const [key, bearers] of groupBy(recorded, bearerKey)) this.bearers.set(key, bearers);
    const said = await tx.claim.findMany({
      where: {
        subjectId: { in: recorded.map(({ entityId }) => entityId) },
        property: CODES.property,
        stance: 'SUPPORTS',
        toRecording: OPEN,
      },
    });
    const claimed = said
      .filter(isEffective)
      .map(({ subjectId, value }) => canonical([`${subjectId}`, value]));
    const valueOf = CODES.valueOf as (row: ExternalId) => unknown;
    for (const row of claimed.length > 0 ? recorded : [])
      if (claimed.includes(canonical([`${row.entityId}`, valueOf(row)]))) this.claimedCodes.add(row.id);
  }

  private async findParticipations({ tx }: RecordingTx, records: readonly RostrumRecord[]): Promise<void> {
    const events = records.flatMap((record) =>
      record.record === 'participation' ? (this.things.get(record.event)?.id ?? []) : [],
    );
    if (events.length === 0) return;
    const rows = await tx.participation.findMany({
      where: { eventId: { in: [...new Set(events)] }, toRecording: OPEN },
    });
    for (const row of rows) this.seats.set(row);
  }

  private async findClaimsOfRows({ tx }: RecordingTx, records: readonly RostrumRecord[]): Promise<void> {
    if (!records.some((record) => record.record !== 'claim' && 'recordClaim' in record)) return;
    const { participation, relationship, tenure, claim } = this.keyed;
    const events = [...this.rows.values()].filter((row) => 'timeEdtf' in row);
    const keyed = [participation, relationship, tenure].flatMap((rows) => [...rows.values()]);
    const facts = [...events, ...this.seats.all(), ...keyed];
    for (const row of claim.values()) if (row.property === 'record') this.rowClaims.set(row.id, row);
    for (const row of await rowClaimsOf(tx, facts)) this.rowClaims.set(row.id, row);
    if (facts.length === 0) return;
    const about = await tx.claim.findMany({
      where: {
        subjectId: { in: [...new Set(facts.map(({ id }) => id))] },
        property: { not: 'record' },
        toRecording: OPEN,
      },
    });
    this.claimsAbout = groupBy(about, ({ subjectId }) => subjectId);
  }

  private async findRelationshipCodes({ tx }: RecordingTx): Promise<void> {
    const ids = [...this.keyed.relationship.values()].map(({ id }) => id);
    if (ids.length === 0) return;
    const codes = await tx.relationshipExternalId.findMany({
      where: { relationshipId: { in: ids }, toRecording: OPEN },
    });
    this.relationshipCodes = groupBy(codes, ({ relationshipId }) => relationshipId);
  }
}

const bearerKey = ({ scheme, value }: Pick<CodeColumns, 'scheme' | 'value'>) => `${scheme} ${value}`;
