// The number of rows of each kind, for a number of events. Ids are computed, so that every statement can
// refer to the rows of the others: each event has a range of ids.

export const COUNTRIES = 200;
export const LEADERS = 20_000;
export const ORGANIZATIONS = 500;
/** Countries with few events, the same number regardless of the number of events. */
export const RARE = { first: 161, count: 40, events: 200 };
/**
 * Pairs of leaders (1 and 2, 3 and 4) who attend often, and sometimes together: 10,000 events each, if
 * there are so many.
 */
export const PAIRS = 2;
const BATCH = 1_000;
const STRIDE = 128;

/** All numbers that the statements of the fill use. */
export function scaleOf(events) {
  const batches = Math.ceil(events / BATCH);
  const revisions = Math.ceil(batches / 4);
  const sources = Math.ceil(events / 4);
  const sourceBase = 200_000;
  const eventBase = Math.ceil((sourceBase + sources + 1) / 1_000_000) * 1_000_000;
  const wordBase = eventBase + (events + 1) * STRIDE;
  return {
    events,
    batch: BATCH,
    stride: STRIDE,
    batches,
    revisions,
    recordings: 1 + batches + revisions,
    sources,
    sourceBase,
    eventBase,
    wordBase,
    lastId: wordBase + (events + 1) * STRIDE * 4,
    // At this interval, an event belongs to a pair.
    pairStep: Math.round(events / Math.min(10_000, Math.floor(events / 10))),
    rareStep: Math.max(1, Math.floor(events / RARE.events)),
  };
}

export const ids = {
  organization: 20_200,
  dataset: 20_701,
  register: 20_702,
  countryName: 21_000,
  leaderName: 22_000,
  organizationName: 63_000,
  countryCode: 64_000,
  leaderCode: 65_000,
  tenure: 90_000,
  tenureClaim: 120_000,
  relationship: 150_000,
  relationshipClaim: 160_000,
};
