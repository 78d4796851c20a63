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

describeEnum(Modality, 'Modality', 'In what way something was said: as a fact, a plan, a hope.', {
  ASSERTED: 'As a fact.',
  ANNOUNCED: 'As settled, by somebody who has a say in it.',
  EXPECTED: 'As what will probably come.',
  BELIEVED: 'As an opinion about what is so.',
  POSSIBLE: 'As something that may or may not be.',
  DESIRED: 'As a wish or an aim.',
  HYPOTHETICAL: 'As what would follow if a condition were met. Never decides what stands.',
});

describeEnum(
  ClaimRank,
  'ClaimRank',
  "An editor's judgement of a claim against its rivals, as Wikidata ranks statements.",
  {
    PREFERRED: 'Goes before claims of normal rank.',
    NORMAL: 'Not judged.',
    DEPRECATED: 'Known to be wrong or superseded; kept, and never decides what stands.',
  },
);

describeEnum(Stance, 'Stance', 'Whether a claim says that its value is so, or that it is not.', {
  SUPPORTS: 'It is so.',
  DISPUTES: 'It is not so.',
});

describeEnum(ReviewState, 'ReviewState', 'Whether a reviewer has let a claim through.', {
  DRAFT: 'Waits for review, and decides nothing until then.',
  ACCEPTED: 'Counts.',
  REJECTED: 'Does not count; kept with the reason.',
});

describeEnum(
  SourceReliability,
  'SourceReliability',
  'How far a source can be trusted, on the scale of the NATO Admiralty system (AJP-2.1).',
  {
    A: 'Completely reliable.',
    B: 'Usually reliable.',
    C: 'Fairly reliable.',
    D: 'Not usually reliable.',
    E: 'Unreliable.',
    F: 'Reliability cannot be judged.',
  },
);

describeEnum(ChangeAction, 'ChangeAction', 'What a recorded change did.', {
  CREATED: 'Something is there that was not.',
  UPDATED: 'An editor worded something anew, or ranked a claim.',
  CLAIMED: 'A claim was recorded.',
  RETRACTED: 'A claim was withdrawn.',
  REVIEWED: 'A claim was let through or kept out.',
  IMPORTED: 'A batch of an import: one change for each batch, not for each row.',
  MERGED: 'Two records turned out to be one thing.',
  UNMERGED: 'A merge was undone.',
});
