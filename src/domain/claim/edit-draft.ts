import { checkClaim } from '../../engine/model/vocabulary';
import { toGlobalId } from '../../engine/model/global-id';
import { refuseStrayCondition } from '../../engine/claims/attribution';
import { readAssertion } from '../../engine/claims/assertion';
import { findClaims, reviseClaims } from '../../engine/claims/revise-claims';
import type { ClaimSubject } from '../../engine/claims/subject';
import { findEntity } from '../../engine/write/find-entity';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { useCase } from '../../engine/write/write';
import type { RecordingTx } from '../../engine/write/recording';
import type { Claim } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { EditDraftInput } from './claim.input';
import { refuseLoneSeats } from './refuse-lone-seats';
import { claimAndSettle } from './record-claim';

/**
 * Accepts a draft with other values, as one recording: the draft is rejected, with the reason, and a claim with the edited
 * values and the same source, quote and place in it is accepted.
 */
export const editDraft = useCase('editDraft', async (rec, input: EditDraftInput) => {
  const [draft] = (await findClaims(rec, [{ reference: input.claim, field: ['claim'] }])) as [Claim];
  if (draft.review !== 'DRAFT' || draft.retractedIn !== null)
    throw new Refusal(
      UserErrorCode.CONFLICT,
      ['claim'],
      `${toGlobalId('CLAIM', draft.id)} is ${draft.retractedIn === null ? draft.review : 'retracted'}; only a DRAFT can be edited`,
    );
  const edited = await edit(rec, draft, input);
  await reviseClaims(rec, [draft], {
    action: 'REVIEWED',
    patch: { review: 'REJECTED', note: input.reason ?? 'Accepted with an edit' },
    field: 'review',
    valueOf: ({ review }) => review,
    at: ['claim'],
  });
  const subject = { kind: draft.subjectKind, id: draft.subjectId } as ClaimSubject;
  const claim = await claimAndSettle(rec, subject, [edited.assertion], edited.attribution, {
    stance: draft.stance,
    replaced: draft.id,
  });
  await refuseLoneSeats(rec, [draft.id], ['claim']);
  return { claim: `${claim}` };
});

async function edit(rec: RecordingTx, draft: Claim, input: EditDraftInput) {
  const kind = draft.subjectKind as ClaimSubject['kind'];
  const assertion =
    input.value === undefined || input.value === null
      ? {
          property: draft.property,
          value: checkClaim({
            subjectKind: kind,
            property: draft.property,
            value: draft.value,
            byImport: true,
          }),
        }
      : await readAssertion(rec.tx, kind, { property: draft.property, value: input.value });
  const modality = input.modality ?? draft.modality;
  const condition = modality === 'HYPOTHETICAL' ? (input.condition ?? draft.condition) : null;
  refuseStrayCondition(modality, condition, ['condition']);
  const speaker =
    input.speaker == null
      ? null
      : await findEntity(rec.tx, { reference: input.speaker, field: ['speaker'], kinds: ACTOR_KINDS });
  const { sourceId, quote, locator, confidence, saidAtEdtf, saidAtEarliest, saidAtLatest, saidOn } = draft;
  return {
    assertion,
    attribution: {
      sourceId,
      quote,
      locator,
      confidence,
      saidAtEdtf,
      saidAtEarliest,
      saidAtLatest,
      saidOn,
      modality,
      condition,
      speakerId: input.isUnattributed ? null : (speaker?.id ?? draft.speakerId),
      statement: input.statement ?? draft.statement,
      review: 'ACCEPTED' as const,
    },
  };
}
