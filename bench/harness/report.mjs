import { median } from './measure.mjs';

// If the product is faster than the floor by more than this, the statement of the floor most likely has a
// bad plan, which needs a look.
const MAX_OF_FLOOR = 1.5;

/**
 * The goals of a question, each with the figure and whether it is met. Goals that need a missing side are
 * omitted.
 */
export function judge({ goals, beside, isRepeated }, measured) {
  const { rostrum, floor, postgraphile } = measured;
  if (!rostrum) return [];
  const verdicts = [];
  const atLeast = (name, value, goal) => {
    if (value !== null && goal !== undefined) verdicts.push({ name, value, goal, ok: value >= goal });
  };
  const atMost = (name, value, goal) => {
    if (value !== null) verdicts.push({ name, value, goal, ok: value <= goal });
  };
  const ofFloor = ratio('rates', rostrum, floor);
  atLeast('rostrum/floor', ofFloor, goals.floor);
  if (!isRepeated) atMost('above the floor, whose plan to look at', ofFloor, MAX_OF_FLOOR);
  atLeast('rostrum/postgraphile', ratio('rates', rostrum, postgraphile), goals.postgraphile);
  if (beside) atLeast(`of ${beside.id}`, ratio('rates', rostrum, measured[beside.id]), goals.beside);
  // After each recording a repeated query is read again, as the slowest hundredth of its responses; most come from the cache.
  if (!isRepeated) atMost('p99/p50 at 64', rostrum.many.p99 / rostrum.many.p50, 4);
  if (rostrum.cpu !== null) atMost('CPU/postgraphile', ratio('cpus', rostrum, postgraphile), 0.5);
  return verdicts;
}

/**
 * The median over the rounds of the ratio of two sides that took turns: what slows down both cancels out.
 */
const ratio = (what, a, b) => (a && b ? median(a[what].map((value, i) => value / b[what][i])) : null);

/** The table for the terminal, with a column for each of these sides. */
export function table(results, names) {
  const head = [
    '',
    ...names.map(short),
    'p99 floor',
    'rostrum',
    ...names.map((name) => `CPU ${short(name)}`),
    '/floor',
    '/postgr.',
    'goals',
  ];
  const rows = results.map(({ question, measured, verdicts }) => {
    const { rostrum, floor, postgraphile } = measured;
    return [
      question.id,
      ...names.map((name) => (measured[name] ? rounded(measured[name].rate) : '–')),
      latency(floor),
      latency(rostrum),
      ...names.map((name) => (measured[name]?.cpu == null ? '–' : measured[name].cpu.toFixed(2))),
      fraction(ratio('rates', rostrum, floor)),
      fraction(ratio('rates', rostrum, postgraphile)),
      verdicts.every(({ ok }) => ok)
        ? 'ok'
        : verdicts
            .filter(({ ok }) => !ok)
            .map(complaint)
            .join('; '),
    ];
  });
  return aligned([head, ...rows]);
}

const short = (name) => (name === 'postgraphile' ? 'postgr.' : name);
const rounded = (number) => (number < 10 ? number.toFixed(1) : String(Math.round(number)));
const fraction = (value) => (value === null ? '–' : value.toFixed(2));
const latency = (side) => (side ? `${side.p99.toFixed(1)} (${side.many.p99.toFixed(1)})` : '–');
const complaint = ({ name, value, goal }) => `${name} ${value.toFixed(2)}, goal ${goal}`;

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padStart(widths[i]))).join('  '))
    .join('\n');
}

/**
 * The JSON output: rates by side, null if a side does not support a question; everything else is under
 * `details`.
 */
export function toJson(results, about, names) {
  return {
    ...about,
    questions: results.map(({ question, measured, verdicts }) => ({
      id: question.id,
      title: question.title,
      ...Object.fromEntries(names.map((name) => [name, measured[name]?.rate ?? null])),
      details: measured,
      goals: verdicts,
    })),
  };
}
