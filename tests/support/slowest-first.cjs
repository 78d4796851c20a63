const Sequencer = require('@jest/test-sequencer').default;

/** The slowest files, longest first, so that no worker is left with one of them at the end. */
const SLOWEST = [
  'explorer/accessibility',
  'differential/differential',
  'explorer/pages',
  'read/every-field',
  'faults/database-faults',
  'import/cli',
  'import/engine',
  'read/bench-statements',
  'time-and-evidence/oracle/oracle',
  'platform/process',
  'platform/workers',
  'explorer/time-bar',
  'export/complete',
  'browser/graphiql',
  'answers/answers',
  'time-and-evidence/paths',
  'time-and-evidence/merge-property',
  'export/property',
];

const rankOf = ({ path }) => {
  const rank = SLOWEST.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`));
  return rank < 0 ? SLOWEST.length : rank;
};

/**
 * The order of jest by the duration of each file last time or else by its size, except files known to be
 * slow.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rankOf(one) - rankOf(other));
  }
};
