import { describeEnum } from '../../api/enums/describe';

/** How the claims about a property disagree. */
export const DisputeKind = { CONTRADICTION: 'CONTRADICTION', SUCCESSION: 'SUCCESSION' } as const;
export type DisputeKind = keyof typeof DisputeKind;

describeEnum(DisputeKind, 'DisputeKind', 'How the claims about a property disagree.', {
  CONTRADICTION:
    'They cannot both be true: 24 guests and 26, attended and absent, or one claim denies another.',
  SUCCESSION:
    'One followed the other in time: scheduled, then occurred; expected, then attended; in office, then out of it.',
});
