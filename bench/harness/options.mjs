import { parseArgs } from 'node:util';

// Many short rounds rather than few long ones: the speed of a shared machine varies from minute to
// minute, so sides are only comparable if they alternate faster.
const FULL = { events: 1_000_000, rounds: 15, seconds: 1.2, warmSeconds: 60 };
const QUICK = { events: 50_000, rounds: 5, seconds: 0.8, warmSeconds: 8 };

/** The command line options. Throws on invalid ones. */
export function readOptions(args = process.argv.slice(2)) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      events: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      sides: { type: 'string' },
      shapes: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const defaults = values.quick ? QUICK : FULL;
  return {
    ...defaults,
    events: positive('events', values.events) ?? defaults.events,
    rounds: positive('rounds', values.rounds) ?? defaults.rounds,
    seconds: positive('seconds', values.seconds) ?? defaults.seconds,
    json: values.json ?? null,
    /** Whether to rebuild the product if its sources are newer than the build. */
    build: !values['no-build'],
    /** Whether to measure other shapes of the questions as well. */
    shapes: values.shapes,
    /** Ids of the questions, null for all. */
    only: list(values.only)?.map((id) => id.toUpperCase()) ?? null,
    /** Names of the sides, null for all. */
    sides: list(values.sides) ?? null,
  };
}

const list = (text) => text?.split(',').map((part) => part.trim());

function positive(name, text) {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`--${name} must be a number above 0, not ${text}`);
}
