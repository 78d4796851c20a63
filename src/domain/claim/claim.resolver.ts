import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { editDraft } from './edit-draft';
import { rankClaim } from './rank-claim';
import { recordClaim } from './record-claim';
import { retractClaim } from './retract-claim';
import { reviewClaims } from './review-claims';
import {
  ClaimConnectionArgs,
  EditDraftInput,
  RankClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviewClaimsInput,
} from './claim.input';
import { ClaimConnection, ClaimPayload, ReviewPayload } from './claim.type';

@Resolver()
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description: 'Claims with their source, speaker and certainty; latest first by default.',
  })
  claims(@Args() _args: ClaimConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => ClaimPayload, {
    description: 'Records a claim. Facts change only in this way. Requires the role EDITOR.',
  })
  recordClaim(@Input() input: RecordClaimInput, @Writer() write: Write) {
    return write(recordClaim, input);
  }

  @Mutation(() => ClaimPayload, {
    description: 'Retracts a claim. It stays readable but no longer counts. Requires the role EDITOR.',
  })
  retractClaim(@Input() input: RetractClaimInput, @Writer() write: Write) {
    return write(retractClaim, input);
  }

  @Mutation(() => ClaimPayload, {
    description: 'Ranks a claim above or below others about the same property. Requires the role REVIEWER.',
  })
  rankClaim(@Input() input: RankClaimInput, @Writer() write: Write) {
    return write(rankClaim, input);
  }

  @Mutation(() => ReviewPayload, {
    description: 'Accepts or rejects claims, all of them or none. Requires the role REVIEWER.',
  })
  reviewClaims(@Input() input: ReviewClaimsInput, @Writer() write: Write) {
    return write(reviewClaims, input);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'Accepts a draft with other values in one write: the draft is rejected, and a claim with the edited values accepted. Requires the role REVIEWER.',
  })
  editDraft(@Input() input: EditDraftInput, @Writer() write: Write) {
    return write(editDraft, input);
  }
}
