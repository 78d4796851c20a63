const Sequencer = require('@jest/test-sequencer').default;

/** The slowest files, longest first, so that no worker is left with one of them at the end. */
const MAX_LENGTH = [
  'differential/differential',
  'time-and-evidence/oracle/oracle',
  'answers/answers',
  'import/engine',
  'export/property',
  'import/cli',
  'read/bench-statements',
  'time-and-evidence/merge-property',
  'time-and-evidence/paths',
  'platform/process',
];

const rankOf = ({ path }) => {
  const rank = MAX_LENGTH.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`));
  return rank < 0 ? MAX_LENGTH.length : rank;
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
