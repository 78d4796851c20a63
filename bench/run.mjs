// npm run bench -- [--quick] [--events N] [--json FILE] [--only Q1,Q2] [--sides floor,rostrum] [--rounds n] [--seconds s]
import { prepare } from './harness/install.mjs';
import { readOptions } from './harness/options.mjs';

try {
  const options = readOptions();
  prepare(options);
  // Its packages are only available after the installation.
  const { runBench } = await import('./harness/bench.mjs');
  await runBench(options);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
