// Reads what jest wrote with --json.
//   failed FILE            prints the test files that failed, one per line
//   total FIRST [SECOND]   prints "N passed, N failed" for a run and the rerun of what failed; exits with 1 if any failed
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [command, ...files] = process.argv.slice(2);
const [first, second] = files.map(read);

if (command === 'failed') {
  for (const path of failedFiles(first)) console.log(path);
} else {
  console.log(total());
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function failedFiles(results) {
  return (results?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => relative(process.cwd(), name));
}

function total() {
  const last = second ?? first;
  if (!last) {
    process.exitCode = 1;
    return 'jest wrote no results.\n0 passed, 1 failed';
  }
  // A file that could not even be loaded has no test that failed.
  const failed = last.numFailedTests + (last.numRuntimeErrorTestSuites ?? 0) || (last.success ? 0 : 1);
  const passed = first.numTotalTests - first.numPendingTests - failed;
  const skipped = first.numPendingTests > 0 ? `, ${first.numPendingTests} skipped` : '';
  const stillFailing = new Set(failedFiles(second));
  const unsteady = second ? failedFiles(first).filter((path) => !stillFailing.has(path)) : [];
  if (failed > 0) process.exitCode = 1;
  return [
    ...unsteady.map((path) => `Passed only when run again: ${path}`),
    `${passed} passed, ${failed} failed${skipped}`,
  ].join('\n');
}
