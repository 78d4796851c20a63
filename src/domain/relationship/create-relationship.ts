import { findEntities, type FoundEntity } from '../../engine/write/find-entity';
import { toGlobalId } from '../../engine/model/global-id';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { recordCreated } from '../../engine/claims/record-created';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { readAssertions } from '../../engine/claims/assertion';
import { readEvidence } from '../../engine/claims/attribution';
import { useCase } from '../../engine/write/write';
import type { Relationship } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { UNKNOWN } from '../../engine/model/time/edtf';
import { isDirected, orderEnds } from './direction';
import { refuseStrayEnds } from './ends';
import type { CreateRelationshipInput } from './relationship.input';

type Identity = Pick<Relationship, 'type' | 'subjectId' | 'objectId' | 'validEdtf'>;

/**
 * Records a relationship between two entities; its status, validity and polarity become claims with the given
 * evidence.
 */
export const createRelationship = useCase(
  'createRelationship',
  async (rec, input: CreateRelationshipInput) => {
    const { type, status, valid, polarity, summary = null } = input;
    const directed = isDirected(type);
    const [subject, object] = orderEnds(directed, ...(await findEnds(rec, input)));
    const statements = await readAssertions(rec.tx, 'RELATIONSHIP', {
      status: status ?? 'ACTIVE',
      valid,
      polarity,
    });
    const attribution = await readEvidence(rec, input.evidence);
    const validEdtf = statements.find(({ property }) => property === 'valid')?.value ?? UNKNOWN;
    const identity = { type, subjectId: subject.id, objectId: object.id, validEdtf: validEdtf as string };
    await refuseKnown(rec, identity, attribution.sourceId);

    const [id] = (await rec.newIds(1)) as [bigint];
    await rec.tx.relationship.create({
      data: {
        id,
        fromRecording: rec.id,
        type,
        directed,
        summary,
        subjectId: subject.id,
        objectId: object.id,
      },
    });
    const given = { type, subject: subject.slug, object: object.slug, summary };
    await recordCreated(rec, { kind: 'RELATIONSHIP', id }, statements, attribution, given, ['valid']);
    return { relationship: `${id}` };
  },
);

async function findEnds(
  rec: RecordingTx,
  { subject, object, type }: CreateRelationshipInput,
): Promise<[FoundEntity, FoundEntity]> {
  const ends = await findEntities(rec.tx, [
    { reference: subject, field: ['subject'], kinds: ACTOR_KINDS },
    { reference: object, field: ['object'], kinds: ACTOR_KINDS },
  ]);
  const [from, to] = ends as [FoundEntity, FoundEntity];
  refuseStrayEnds(type, from, to);
  if (from.id !== to.id) return [from, to];
  throw new Refusal(
    UserErrorCode.INVALID,
    ['object'],
    `${to.slug} cannot be related to itself; name another country, leader or organization`,
  );
}

/**
 * Refuses a relationship that the same source already claims between the same ends at the same time, also as a
 * draft.
 */
async function refuseKnown(
  rec: RecordingTx,
  { type, subjectId, objectId, validEdtf }: Identity,
  sourceId: bigint,
): Promise<void> {
  const between = await rec.tx.relationshipEnd.findMany({
    where: { entityId: subjectId, counterpartId: objectId, type, toRecording: OPEN },
  });
  const ids = between.map(({ relationshipId }) => relationshipId);
  const said = await rec.tx.claim.findMany({
    where: {
      subjectId: { in: ids },
      sourceId,
      review: { in: ['ACCEPTED', 'DRAFT'] },
      retractedIn: null,
      toRecording: OPEN,
    },
    orderBy: { id: 'asc' },
  });
  const like = await rec.tx.relationship.findMany({
    where: { type, subjectId, objectId, id: { in: ids }, toRecording: OPEN },
    orderBy: { id: 'asc' },
  });
  // Nothing of a draft stands yet, so its span is only in its claims.
  const isSame = (relationship: Relationship): boolean => {
    const about = said.filter((claim) => claim.subjectId === relationship.id);
    if (relationship.effective)
      return relationship.validEdtf === validEdtf && about.some(({ review }) => review === 'ACCEPTED');
    const valid = about.find(({ property }) => property === 'valid')?.value ?? UNKNOWN;
    return about.length > 0 && valid === validEdtf;
  };
  const known = like.find(isSame);
  if (!known) return;
  throw new Refusal(
    UserErrorCode.DUPLICATE,
    ['type'],
    `The same source already claims this${known.effective ? '' : ', in a draft'}: ${toGlobalId('RELATIONSHIP', known.id)}; add to it with recordClaim${known.effective ? '' : ', or review the draft'}`,
  );
}
