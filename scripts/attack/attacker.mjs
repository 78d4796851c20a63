// A process that attacks in one way, with twelve attackers at a time, until a message ends it. Started by under-attack.mjs.
import { setTimeout as sleep } from 'node:timers/promises';
import { connections } from './ask.mjs';
import { WAYS } from './ways.mjs';

const ATTACKERS = 12;
/** Longer than any statement. */
const MOST_MS = 12_000;
const [url, way] = process.argv.slice(2);
const target = { url, agent: connections(ATTACKERS) };
const attack = await WAYS[way](target);
const answers = new Map();
const count = (what) => answers.set(what, (answers.get(what) ?? 0) + 1);
let n = 0;
let isOver = false;
let attackers = [];
process.on('message', (message) => {
  if (message === 'begin') {
    attackers = Array.from({ length: ATTACKERS }, (_, attacker) => goOn(attacker));
  } else {
    // What was sent is answered, so that nothing of it is left for the next one.
    isOver = true;
    void Promise.race([Promise.all(attackers), sleep(MOST_MS)]).then(() =>
      process.send(Object.fromEntries(answers), () => process.exit()),
    );
  }
});
process.send('ready');

async function goOn(attacker) {
  while (!isOver) {
    try {
      const answer = await attack((n += 1), attacker);
      const [, code] = /"code":"([A-Z_]+)"/.exec(answer?.text?.().slice(-2_000) ?? '') ?? [];
      count(code ?? String(answer?.status ?? 'done'));
    } catch (error) {
      count(error.code ?? error.name);
    }
  }
}
