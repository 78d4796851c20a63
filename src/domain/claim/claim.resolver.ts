import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { Input, type Read, Reader, type Write, Writer } from '../../api/resolver-parameters';
import { rankClaim } from './rank-claim';
import { recordClaim } from './record-claim';
import { retractClaim } from './retract-claim';
import { reviewClaims } from './review-claims';
import {
  ClaimConnectionArgs,
  RankClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviewClaimsInput,
} from './claim.input';
import { ClaimConnection, ClaimPayload, ReviewPayload } from './claim.type';

@Resolver()
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description: 'Who said what, in which source, how surely; latest said first where no order is asked for.',
  })
  claims(@Args() _args: ClaimConnectionArgs, @Reader() read: Read): Promise<ClaimConnection> {
    return read();
  }

  @Mutation(() => ClaimPayload, {
    description: 'Says something about anything: the one way that a fact changes. Needs the role EDITOR.',
  })
  recordClaim(@Input() input: RecordClaimInput, @Writer() write: Write): Promise<ClaimPayload> {
    return write(recordClaim, input);
  }

  @Mutation(() => ClaimPayload, {
    description: 'Takes a claim back. It stays readable and no longer decides. Needs the role EDITOR.',
  })
  retractClaim(@Input() input: RetractClaimInput, @Writer() write: Write): Promise<ClaimPayload> {
    return write(retractClaim, input);
  }

  @Mutation(() => ClaimPayload, {
    description: 'Puts a claim before or behind others about the same. Needs the role REVIEWER.',
  })
  rankClaim(@Input() input: RankClaimInput, @Writer() write: Write): Promise<ClaimPayload> {
    return write(rankClaim, input);
  }

  @Mutation(() => ReviewPayload, {
    description: 'Accepts or rejects claims, all of them or none. Needs the role REVIEWER.',
  })
  reviewClaims(@Input() input: ReviewClaimsInput, @Writer() write: Write): Promise<ReviewPayload> {
    return write(reviewClaims, input);
  }
}
