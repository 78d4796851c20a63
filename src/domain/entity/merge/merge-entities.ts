import { refuseContradictions } from '../../../engine/claims/rules/contradictions';
import { OPEN } from '../../../engine/write/revise';
import { endAll } from '../../../engine/write/revise-all';
import type { RecordingTx } from '../../../engine/write/recording';
import { allowLongStatements } from '../../../engine/write/long-statements';
import { settle } from '../../../engine/claims/settle';
import type { ClaimSubject, Touched } from '../../../engine/claims/subject';
import { useCase } from '../../../engine/write/write';
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

/**
 * Merges two things into one. The facts of one move to the other as new versions, so that queries at earlier times
 * give the same result; duplicates are folded: equal names; participations in the same role, whose claims compete
 * from then on; tenures and relationships that agree in every column. A relationship between the two ends. Refuses
 * things of different kinds, a thing with itself, and a thing already merged.
 */
export const mergeEntities = useCase('mergeEntities', async (rec, input: MergeEntitiesInput) => {
  const { keep, absorb } = await findPair(rec, input);
  // Only these kinds are looked up.
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
    throw new Refusal(
      UserErrorCode.INVALID,
      ['absorb'],
      `Both references mean ${keep.slug}; give two different records`,
    );
  }
  if (keep.kind !== absorb.kind) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['absorb'],
      `${absorb.slug} is a ${absorb.kind} and ${keep.slug} a ${keep.kind}; only records of the same kind can be merged`,
    );
  }
  return { keep, absorb };
}

function refuseAbsorbed(field: string, { slug, absorbed }: FoundEntity): void {
  if (absorbed) {
    throw conflict(
      field,
      `${absorbed.slug} has already been merged into ${slug}; use ${slug}, or undo that merge first`,
    );
  }
}

/** The properties of the kept thing to settle: every property claimed of the absorbed one. */
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

/** The kept thing and the facts that just moved to it, except coded reports. */
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

/**
 * Ends the relationships between two things, which would bind the merged thing to itself, and retracts the claims
 * about them.
 */
async function endBetween(rec: RecordingTx, one: bigint, other: bigint): Promise<void> {
  const between = await rec.tx.relationshipEnd.findMany({
    where: { entityId: one, counterpartId: other, toRecording: OPEN },
  });
  const ids = between.map(({ relationshipId }) => relationshipId);
  await endAll(rec, 'claim', sql`r.subject_id = ANY(${ids})`);
  await endAll(rec, 'relationship_external_id', sql`r.relationship_id = ANY(${ids})`);
  await endAll(rec, 'relationship', sql`r.id = ANY(${ids})`);
}
