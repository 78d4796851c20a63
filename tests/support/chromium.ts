import { existsSync } from 'node:fs';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';
const HINT = `No browser at ${DEBIAN_CHROMIUM}: install the Debian package "chromium" to run the browser tests.`;

/**
 * `describe` if a browser is installed. Without one: a failing test in CI, a skipped one with a note
 * elsewhere.
 */
export const describeInBrowser: (name: string, body: () => void) => void = (name, body) => {
  if (existsSync(DEBIAN_CHROMIUM)) return describe(name, body);
  if (process.env.CI === 'true') {
    return test(name, () => {
      throw new Error(HINT);
    });
  }
  console.warn(HINT);
  return describe.skip(name, body);
};

/** How to launch it: no sandbox, since CI runs as root; nothing fetched in the background. */
export const CHROMIUM = {
  executablePath: DEBIAN_CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};
