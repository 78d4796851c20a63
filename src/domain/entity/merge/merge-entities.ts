import { refuseContradictions } from '../../../engine/claims/rules/contradictions';
import { OPEN } from '../../../engine/write/revise';
import { endAll } from '../../../engine/write/revise-all';
import type { RecordingTx, WriteDeps } from '../../../engine/write/recording';
import { allowLongStatements } from '../../../engine/write/long-statements';
import { settle } from '../../../engine/claims/settle';
import type { ClaimSubject, Touched } from '../../../engine/claims/subject';
import { write, type Outcome } from '../../../engine/write/write';
import { Prisma } from '../../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../../platform/errors';
import { findEntities, type FoundEntity } from '../../../engine/write/find-entity';
import { moveCoverage } from './coverage';
import { foldDuplicates } from './fold-duplicates';
import { anyLeadsTo, moveLinks } from './links';
import type { MergeEntitiesInput } from './merge.input';
import { moveNames } from './names';
import { addRedirect } from './redirects';
import { conflict, cutCycle, MERGEABLE, takeFrom, THING_TABLE, type MergeableKind } from './things';

const { raw, sql } = Prisma;

/** What a merge or its undoing answers with. */
export type Answer = { kind: MergeableKind; entity: string };

/**
 * Makes one thing of two. What one had moves to the other as versions, so that an earlier time is answered as before,
 * and what both had comes once: equal names; participations in one role, whose claims compete from then on; tenures and
 * relationships that nothing tells apart. A relationship between the two ends. Refuses two kinds, one thing twice, and
 * what has been merged already.
 */
export function mergeEntities(
  deps: WriteDeps,
  actor: string,
  input: MergeEntitiesInput,
): Promise<Outcome<Answer>> {
  return write(deps, { actor, operation: 'mergeEntities', input }, async (rec) => {
    const { keep, absorb } = await findPair(rec, input);
    // Only these kinds are found.
    const kind = keep.kind as MergeableKind;
    await allowLongStatements(rec);
    const touched = await claimedOf(rec, { kind, id: absorb.id }, keep.id);

    await endBetween(rec, keep.id, absorb.id);
    await moveNames(rec, absorb.id, keep.id);
    await moveLinks(rec, absorb.id, keep.id);
    const folded = await foldDuplicates(rec, keep.id);
    await moveCoverage(rec, absorb.id, keep.id);

    await takeFrom(rec, kind, keep.id, absorb.id);
    await endAll(rec, THING_TABLE[kind], sql`r.id = ${absorb.id}`);
    await endAll(rec, 'quantity', sql`r.event_id = ${absorb.id}`);
    if (kind === 'EVENT') await cutCycle(rec, keep.id);
    await addRedirect(rec, absorb.id, keep.id);
    await settle(rec, [...touched, ...folded], ['absorb']);
    await refuseContradictions(rec, await movedTo(rec, { kind, id: keep.id }), ['absorb']);

    rec.change({
      action: 'MERGED',
      subjectKind: kind,
      subjectId: keep.id,
      concerns: [keep.id, absorb.id],
      fields: ['absorbed'],
      before: { absorbed: null },
      after: { absorbed: absorb.slug, reason: input.reason },
    });
    return { kind, entity: `${keep.id}` };
  });
}

async function findPair(
  rec: RecordingTx,
  input: MergeEntitiesInput,
): Promise<{ keep: FoundEntity; absorb: FoundEntity }> {
  const [keep, absorb] = (await findEntities(rec.tx, [
    { reference: input.keep, field: ['keep'], kinds: MERGEABLE },
    { reference: input.absorb, field: ['absorb'], kinds: MERGEABLE },
  ])) as [FoundEntity, FoundEntity];
  refuseAbsorbed('keep', keep);
  refuseAbsorbed('absorb', absorb);
  if (keep.id === absorb.id) {
    throw new Refusal(UserErrorCode.INVALID, ['absorb'], `Both are ${keep.slug}; name two records`);
  }
  if (keep.kind !== absorb.kind) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['absorb'],
      `${absorb.slug} is of kind ${absorb.kind} and ${keep.slug} of kind ${keep.kind}; only records of one kind can be one thing`,
    );
  }
  return { keep, absorb };
}

function refuseAbsorbed(field: string, { slug, absorbed }: FoundEntity): void {
  if (absorbed) {
    throw conflict(field, `${absorbed.slug} has been merged into ${slug}; name ${slug}, or undo that first`);
  }
}

/** What has to be settled anew of the thing that is kept: every property that is claimed of the other. */
async function claimedOf(
  { tx }: RecordingTx,
  { kind, id }: ClaimSubject,
  keptId: bigint,
): Promise<Touched[]> {
  const claimed = await tx.claim.findMany({
    where: { subjectId: id, toRecording: OPEN },
    distinct: ['property'],
    select: { property: true },
  });
  if (claimed.length === 0) return [];
  return [{ subject: { kind, id: keptId }, properties: claimed.map(({ property }) => property) }];
}

/** The thing that is kept, and the facts about it that have just moved there, but for coded reports. */
async function movedTo({ tx, id: recording }: RecordingTx, kept: ClaimSubject): Promise<Touched[]> {
  const moved = (table: 'participation' | 'tenure', among: Prisma.Sql) =>
    tx.$queryRaw<{ id: bigint }[]>`
      SELECT r.id FROM ${raw(table)} r WHERE r.to_recording = ${OPEN} AND r.from_recording = ${recording}
        AND ${anyLeadsTo(table, kept.id)} AND ${among}`;
  const touch = (kind: ClaimSubject['kind'], rows: readonly { id: bigint }[]) =>
    rows.map(({ id }): Touched => ({ subject: { kind, id }, properties: [] }));
  return [
    { subject: kept, properties: [] },
    ...touch('PARTICIPATION', await moved('participation', sql`r.role NOT IN ('SOURCE', 'TARGET')`)),
    ...touch('TENURE', await moved('tenure', sql`true`)),
  ];
}

/** Ends the relationships between two things, which one thing cannot have with itself, and what is claimed of them. */
async function endBetween(rec: RecordingTx, one: bigint, other: bigint): Promise<void> {
  const between = await rec.tx.relationshipEnd.findMany({
    where: { entityId: one, counterpartId: other, toRecording: OPEN },
  });
  const ids = between.map(({ relationshipId }) => relationshipId);
  await endAll(rec, 'claim', sql`r.subject_id = ANY(${ids})`);
  await endAll(rec, 'relationship_external_id', sql`r.relationship_id = ANY(${ids})`);
  await endAll(rec, 'relationship', sql`r.id = ANY(${ids})`);
}
