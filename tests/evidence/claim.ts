import type { DecidingClaim } from '../../src/engine/model/what-stands';

let nextId = 1n;
/** An ordinary claim that stands, with overrides; each later than the one before. */
export const claim = (over: Partial<DecidingClaim> = {}): DecidingClaim => ({
  id: nextId++,
  value: 'EXPECTED',
  rank: 'NORMAL',
  modality: 'ASSERTED',
  stance: 'SUPPORTS',
  review: 'ACCEPTED',
  retractedIn: null,
  reliability: 'B',
  saidOn: '2025-08-28',
  recordedIn: 7n,
  ...over,
});
