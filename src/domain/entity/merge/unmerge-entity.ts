import { allowLongStatements } from '../../../engine/write/long-statements';
import { reviveAll } from '../../../engine/write/revise-all';
import type { RecordingTx } from '../../../engine/write/recording';
import { settle } from '../../../engine/claims/settle';
import { useCase } from '../../../engine/write/write';
import { Prisma, type Redirect } from '../../../generated/prisma/client';
import { findCycles } from '../../../engine/claims/rules/cycles';
import { findEntity, type FoundEntity } from '../../../engine/write/find-entity';
import { returnCoverage } from './coverage';
import { anyLeadsTo, FACTS, factsOf, returnLinks } from './links';
import type { UnmergeEntityInput } from './merge.input';
import { returnNames } from './names';
import { endRedirect, findRedirect } from './redirects';
import { refuseLaterMerge } from './refuse-later-merge';
import { returnClaims } from './return-claims';
import { conflict, giveBack, MERGEABLE, THING_TABLE, type MergeableKind } from './things';

const { sql } = Prisma;

/**
 * Undoes a merge. The absorbed thing gets its row, names and codes back as they were, and its facts and claims as
 * they are now: a judgment made since on a claim is kept, and a claim added since to a fact moves with the fact.
 * What was added since to the thing itself stays with the one that was kept, even if it was added under the old
 * slug. A name or code removed since by an editor or an import stays removed there; a name is restored here.
 */
export const unmergeEntity = useCase('unmergeEntity', async (rec, input: UnmergeEntityInput) => {
  const { kept, absorbed, redirect } = await findMerge(rec, input.absorbed);
  // Only these kinds are looked up.
  const kind = kept.kind as MergeableKind;
  await allowLongStatements(rec);
  const facts = {
    participation: await factsOf(rec, redirect, 'participation'),
    relationship: await factsOf(rec, redirect, 'relationship'),
    tenure: await factsOf(rec, redirect, 'tenure'),
  };
  await refuseLaterMerge(rec, redirect, kind, facts);

  await endRedirect(rec, redirect);
  const { mergedIn } = redirect;
  await reviveAll(rec, THING_TABLE[kind], mergedIn, sql`r.id = ${absorbed.id}`);
  await returnNames(rec, redirect);
  const placed = await returnLinks(rec, redirect);
  for (const table of FACTS) await reviveAll(rec, table, mergedIn, anyLeadsTo(table, absorbed.id));
  const between = facts.relationship.ended;
  await reviveAll(rec, 'relationship_external_id', mergedIn, sql`r.relationship_id = ANY(${between})`);
  await reviveAll(rec, 'claim', mergedIn, sql`r.subject_id = ANY(${between})`);
  await reviveAll(rec, 'quantity', mergedIn, sql`r.event_id = ${absorbed.id}`);
  await returnCoverage(rec, redirect);

  await giveBack(rec, kind, kept.id, mergedIn);
  if (kind === 'EVENT') await refuseCycles(rec, kept.id, absorbed.id);
  const ended = FACTS.flatMap((table) => facts[table].ended);
  const touched = await returnClaims(rec, redirect, ended);
  await settle(rec, touched, ['absorbed']);
  await settle(rec, await placedSince(rec, mergedIn, placed), ['absorbed']);

  rec.change({
    action: 'UNMERGED',
    subjectKind: kind,
    subjectId: absorbed.id,
    concerns: [absorbed.id, kept.id],
    fields: ['absorbedBy'],
    before: { absorbedBy: kept.slug },
    after: { absorbedBy: null, reason: input.reason },
  });
  return { kind, entity: `${absorbed.id}` };
});

async function findMerge(
  rec: RecordingTx,
  reference: string,
): Promise<{ kept: FoundEntity; absorbed: { id: bigint; slug: string }; redirect: Redirect }> {
  const kept = await findEntity(rec.tx, { reference, field: ['absorbed'], kinds: MERGEABLE });
  const redirect = kept.absorbed && (await findRedirect(rec, kept.absorbed.id));
  if (!kept.absorbed || !redirect) {
    throw conflict('absorbed', `${kept.slug} has not been merged into anything`);
  }
  if (redirect.intoId !== redirect.keptId) {
    const into = await rec.tx.entity.findUniqueOrThrow({ where: { id: redirect.intoId } });
    throw conflict(
      'absorbed',
      `${kept.absorbed.slug} was merged into ${into.slug}, which was then merged into ${kept.slug}; unmerge ${into.slug} first`,
    );
  }
  return { kept, absorbed: kept.absorbed, redirect };
}

async function refuseCycles(rec: RecordingTx, ...events: bigint[]): Promise<void> {
  if ((await findCycles(rec, events)).length === 0) return;
  throw conflict(
    'absorbed',
    'Because of changes to superEvent since the merge, undoing it would make an event part of itself; change superEvent first',
  );
}

/** Those of the restored events whose place was the subject of claims or judgments since the merge. */
async function placedSince(rec: RecordingTx, mergedIn: bigint, events: readonly bigint[]) {
  const placed = await rec.tx.$queryRaw<{ id: bigint }[]>`
    SELECT DISTINCT subject_id AS id FROM claim
    WHERE subject_id = ANY(${events}) AND property = 'place' AND from_recording > ${mergedIn}`;
  return placed.map(({ id }) => ({ subject: { kind: 'EVENT' as const, id }, properties: ['place'] }));
}
