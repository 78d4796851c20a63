import { isBehindSeveral } from '../../engine/claims/read/behind-several.read';
import { SEVERAL, type Several } from '../../engine/claims/several';
import type { ClaimSubjectKind, Touched } from '../../engine/claims/subject';
import { effective } from '../../engine/model/what-stands';
import { CompileContext, type Operation } from '../../engine/query/compile/compile-context';
import { now } from '../../engine/query/compile/scope';
import { OPEN, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { postgresName } from '../../engine/write/json-rows';
import type { RecordingTx } from '../../engine/write/recording';
import { reviseAll, type VersionsTable } from '../../engine/write/revise-all';
import { Prisma, type Source } from '../../generated/prisma/client';

// What is behind a name or code asks for no model.
const OPERATION = {} as unknown as Operation;

/**
 * Takes back the names and codes that a published list gave in the rows of a source, all retracted just now, and that no
 * other effective claim or row has: the list gives them no longer. Answers the things to settle. Takes a statement to find
 * them, and a few more where there are any.
 */
export async function takeBackGiven(rec: RecordingTx, source: Source): Promise<Touched[]> {
  const lists = await listsOf(rec, source);
  if (lists.length === 0) return [];
  const touched: Touched[] = [];
  for (const several of SEVERAL) {
    const { text, values } = unfounded(rec, several, source, lists);
    const found = await rec.tx.$queryRawUnsafe<{ id: bigint; entityId: bigint; kind: ClaimSubjectKind }[]>(
      text,
      ...values,
    );
    if (found.length === 0) continue;
    const givers = Prisma.sql`ARRAY(SELECT list FROM unnest(r.given_by) list WHERE list <> ALL(${lists}::text[]))`;
    await reviseAll(
      rec,
      postgresName(several.table) as VersionsTable,
      Prisma.sql`r.id = ANY(${found.map(({ id }) => id)})`,
      { given_by: givers },
    );
    for (const { entityId: id, kind } of found)
      touched.push({ subject: { kind, id }, properties: [several.property] });
  }
  return touched;
}

/** The lists that are imported into the dataset that a source belongs to. */
async function listsOf({ tx }: RecordingTx, { datasetId }: Source): Promise<string[]> {
  if (datasetId === null) return [];
  const jobs = await tx.$queryRaw<{ format: string }[]>`
    SELECT DISTINCT format::text FROM import_job JOIN dataset ON dataset.key = import_job.dataset_key
    WHERE dataset.id = ${datasetId} AND dataset.to_recording = ${Prisma.raw(`${OPEN.sql}`)}`;
  return jobs.map(({ format }) => format);
}

/** The rows of names or codes given by the lists for which claims of the source were evidence, and none is left. */
function unfounded(
  { id: recording }: RecordingTx,
  { property, table }: Several,
  source: Source,
  lists: string[],
): Sql {
  const context = new CompileContext(OPERATION, { variables: {}, scope: now() });
  const [row, claim] = [context.alias('given'), context.alias('claim')];
  const behind = sql`${claim}.to_recording = ${OPEN} and ${isBehindSeveral(context, claim, row, property)}`;
  return sql`select ${row}.id, ${row}.entity_id as "entityId", thing.kind::text as kind
    from ${raw(postgresName(table))} ${row} join entity thing on thing.id = ${row}.entity_id
    where ${row}.to_recording = ${OPEN} and ${row}.given_by && ${lists}::text[]
      and thing.kind in ('COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT')
      and ${row}.entity_id in (
        select coalesce(tenure.leader_id, said.subject_id)
        from claim said left join tenure on tenure.id = said.subject_id and tenure.to_recording = ${OPEN}
        where said.to_recording = ${OPEN} and said.source_id = ${raw(`${source.id}`)} and said.retracted_in = ${raw(`${recording}`)})
      and exists (select from claim ${claim} where ${behind}
        and ${claim}.source_id = ${raw(`${source.id}`)} and ${claim}.retracted_in = ${raw(`${recording}`)})
      and not exists (select from claim ${claim} where ${behind} and ${effective(claim.sql)})
    order by ${row}.id`;
}
