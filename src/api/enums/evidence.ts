import {
  ChangeAction,
  ClaimRank,
  Modality,
  ReviewState,
  SourceReliability,
  Stance,
} from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { ChangeAction, ClaimRank, Modality, ReviewState, SourceReliability, Stance };

describeEnum(Modality, 'Modality', 'How a claim is presented: as a fact, an expectation, a wish.', {
  ASSERTED: 'As a fact.',
  ANNOUNCED: 'As a decision, by a party that can make it.',
  EXPECTED: 'As what will probably happen.',
  BELIEVED: 'As an opinion of the speaker.',
  POSSIBLE: 'As a possibility.',
  DESIRED: 'As a wish or an aim.',
  HYPOTHETICAL: 'As what would follow if a condition were met. Never decides which value stands.',
});

describeEnum(
  ClaimRank,
  'ClaimRank',
  "An editor's judgment of a claim among competing ones, as for statements in Wikidata.",
  {
    PREFERRED: 'Takes precedence over claims of normal rank.',
    NORMAL: 'Not judged.',
    DEPRECATED: 'Known to be wrong or superseded; kept, but never decides which value stands.',
  },
);

describeEnum(Stance, 'Stance', 'Whether a claim supports or denies its value.', {
  SUPPORTS: 'The claim supports its value.',
  DISPUTES: 'The claim denies its value.',
});

describeEnum(ReviewState, 'ReviewState', 'The review of a claim.', {
  DRAFT: 'Waits for review; has no effect until it is accepted.',
  ACCEPTED: 'Counts.',
  REJECTED: 'Has no effect; kept with the reason.',
});

describeEnum(
  SourceReliability,
  'SourceReliability',
  'The reliability of a source, on the scale of the NATO Admiralty system (AJP-2.1).',
  {
    A: 'Completely reliable.',
    B: 'Usually reliable.',
    C: 'Fairly reliable.',
    D: 'Not usually reliable.',
    E: 'Unreliable.',
    F: 'Reliability cannot be judged.',
  },
);

describeEnum(ChangeAction, 'ChangeAction', 'The type of a recorded change.', {
  CREATED: 'A record was created.',
  UPDATED: 'An editor changed names, codes or texts, or ranked a claim.',
  CLAIMED: 'A claim was recorded.',
  RETRACTED: 'A claim was withdrawn.',
  REVIEWED: 'A claim was accepted or rejected.',
  IMPORTED: 'A batch of rows was imported: one change for each batch, not for each row.',
  MERGED: 'Two records of one thing were merged.',
  UNMERGED: 'A merge was undone.',
});
