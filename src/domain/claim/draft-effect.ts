/** How the value of a draft relates to the value that stands. */
export enum DraftEffectKind {
  ADDS = 'ADDS',
  AGREES = 'AGREES',
  SUCCEEDS = 'SUCCEEDS',
  CONTRADICTS = 'CONTRADICTS',
}
