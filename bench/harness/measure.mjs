import { drawsOf } from './draws.mjs';
import { fire, httpRequest, knownRequest } from './load.mjs';
import { cpuMs } from './machine.mjs';

const CONNECTIONS = 16;
const MANY_CONNECTIONS = 64;
const MANY_ROUNDS = 7;
// A side whose rate rises by more than this between warm-up rounds is not warm yet.
const STILL_FASTER = 1.03;
const WARM_SECONDS = 2;
// One slow round may be due to the machine; the compiler of V8 needs some seconds in any case.
const NO_LONGER = 3;

/**
 * Measures one question: warms up every side, then runs rounds in which the sides take turns. Sides are
 * suspended before and after.
 */
export async function measure(question, sides, sample, options, tell) {
  const running = [];
  for (const side of sides) running.push(await context(side, question, sample));
  if (question.beside && options.beside) {
    running.push({ ...(await context(options.beside, question.beside, sample)), name: question.beside.id });
  }
  for (const side of running) await warm(side, options, tell);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const side of inTurn(running, round)) {
      tell(`${question.id} round ${round + 1} of ${options.rounds}: ${side.name}`);
      side.rounds.push(await runRound(side, CONNECTIONS, options.seconds));
    }
  }
  // These two are compared. Otherwise PostgreSQL would continue with the pending work of a slow side
  // while the next one is measured.
  const hurried = running.filter(({ name }) => name === 'floor' || name === 'rostrum');
  for (let round = 0; round < MANY_ROUNDS; round += 1) {
    for (const side of hurried) {
      tell(`${question.id} at ${MANY_CONNECTIONS} connections: ${side.name}`);
      side.many.push(await runRound(side, MANY_CONNECTIONS, options.seconds));
    }
  }
  return Object.fromEntries(running.map((side) => [side.name, summary(side)]));
}

/** A side and its requests. */
async function context({ name, server, request }, question, sample) {
  const requests = [];
  server.resume();
  for (const draw of drawsOf(question, sample)) {
    const { path, body } = request(question, draw);
    requests.push(
      question.isKnown ? await knownRequest(server.port, path, body) : httpRequest(server.port, path, body),
    );
  }
  server.pause();
  return { name, server, requests, offset: 0, rounds: [], many: [] };
}

/** The order varies between rounds, since each side finds the machine as the one before left it. */
function inTurn(sides, round) {
  const first = (round >> 1) % sides.length;
  const order = [...sides.slice(first), ...sides.slice(0, first)];
  return round % 2 ? order.reverse() : order;
}

/** Sends requests until the rate has not risen for some rounds in a row, or time is up. */
async function warm(side, { warmSeconds }, tell) {
  let best = 0;
  let still = 0;
  for (let spent = 0; spent < warmSeconds && still < NO_LONGER; spent += WARM_SECONDS) {
    tell(`warming ${side.name}: ${Math.round(best)}/s`);
    const { rate } = await runRound(side, CONNECTIONS, WARM_SECONDS);
    still = rate > best * STILL_FASTER ? 0 : still + 1;
    best = Math.max(best, rate);
  }
}

/** Only the side under measurement runs. */
async function runRound(side, connections, seconds) {
  const { server, requests, offset } = side;
  server.resume();
  const before = cpuMs(server.pid);
  const {
    requests: count,
    next,
    ...round
  } = await fire({ port: server.port, requests, connections, seconds, offset });
  const after = cpuMs(server.pid);
  server.pause();
  side.offset = next;
  return { ...round, cpu: before === null ? null : (after - before) / count };
}

function summary({ rounds, many }) {
  const of = (name, list = rounds) => median(list.map((round) => round[name]));
  return {
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    cpu: rounds[0].cpu === null ? null : of('cpu'),
    rates: rounds.map(({ rate }) => rate),
    cpus: rounds.map(({ cpu }) => cpu),
    many: many.length > 0 ? { rate: of('rate', many), p50: of('p50', many), p99: of('p99', many) } : null,
  };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
