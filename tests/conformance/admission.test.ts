import { Admission, limitsFor, type Ticket } from '../../src/platform/limits/admission';
import { type Steps, Turns } from '../../src/platform/limits/turns';

const QUICK = 2;
const MEDIUM = 20;
const LONG = 500;

/** Notes in which order statements start that ask for admission; `leave` ends one. */
function queue(limits = limitsFor(10, 4, 2)) {
  const admission = new Admission(limits, {
    waiting: 10,
    mostMs: 300_000,
    stuckMs: 300_000,
    longMs: 300_000,
  });
  const started: string[] = [];
  const tickets = new Map<string, Ticket>();
  const note = (name: string, ticket: Ticket) => {
    started.push(name);
    tickets.set(name, ticket);
  };
  return {
    started,
    ask(name: string, expectedMs: number, caller = 'one') {
      const entered = admission.enter(caller, expectedMs);
      if (entered instanceof Promise) void entered.then((ticket) => note(name, ticket));
      else note(name, entered);
    },
    async leave(name: string) {
      admission.leave(tickets.get(name)!);
      await new Promise(setImmediate);
    },
  };
}

describe('statements with a connection of their own', () => {
  it('are at work no more than there are processors, beside one that is quick', () => {
    expect(limitsFor(10, 4, 2)).toEqual({
      slots: 4,
      longSlots: 1,
      longOfCaller: 1,
      ofCaller: 3,
      unhurried: 2,
    });
    expect(limitsFor(10, 4, 64)).toMatchObject({ slots: 4, longSlots: 2, unhurried: 3 });
    expect(limitsFor(2, 1, 1)).toMatchObject({ slots: 1, longSlots: 1, unhurried: 1 });
  });

  it('leave room for a quick one of any caller', () => {
    const { ask, started } = queue();
    for (const name of ['a', 'b', 'c', 'd']) ask(name, MEDIUM);
    expect(started).toEqual(['a', 'b']);
    ask('quick', QUICK);
    expect(started).toEqual(['a', 'b', 'quick']);
  });

  it('give way to quicker ones that came later', async () => {
    const { ask, leave, started } = queue();
    for (const name of ['a', 'b']) ask(name, MEDIUM);
    ask('long', LONG);
    ask('medium', MEDIUM);
    await leave('a');
    expect(started).toEqual(['a', 'b', 'medium']);
    await leave('b');
    expect(started).toEqual(['a', 'b', 'medium', 'long']);
  });

  it('that are long wait for one another only', async () => {
    const { ask, leave, started } = queue();
    ask('first', LONG);
    ask('second', LONG, 'two');
    ask('medium', MEDIUM);
    expect(started).toEqual(['first', 'medium']);
    await leave('first');
    expect(started).toEqual(['first', 'medium', 'second']);
  });
});

// The event loop is left to others for twice as long.
const HELD_MS = 200;

describe('what keeps the event loop busy', () => {
  function* work(seen: string[], name: string) {
    for (const step of [1, 2]) {
      seen.push(`${name}${step}`);
      yield;
    }
    return name;
  }

  it('is done one after the other, the short first of what waits', async () => {
    const [turns, seen] = [new Turns(), [] as string[]];
    await turns.before(HELD_MS);
    const done = await Promise.all([turns.run(work(seen, 'long'), 500), turns.run(work(seen, 'short'), 1)]);
    expect(done).toEqual(['long', 'short']);
    expect(seen).toEqual(['short1', 'short2', 'long1', 'long2']);
  });

  it('ends its turn where it fails', async () => {
    const turns = new Turns();
    // oxlint-disable-next-line require-yield
    function* failing(): Steps<void> {
      throw new Error('on purpose');
    }
    await expect(turns.run(failing(), 1)).rejects.toThrow('on purpose');
    await expect(turns.run(work([], 'next'), 1)).resolves.toBe('next');
  });

  it('is refused while two seconds of it wait', async () => {
    const turns = new Turns();
    await turns.before(HELD_MS);
    expect(() => turns.admit()).not.toThrow();
    const waiting = turns.run(work([], 'waiting'), 3_000);
    expect(() => turns.admit()).toThrow(expect.objectContaining({ extensions: { code: 'UNAVAILABLE' } }));
    await waiting;
    expect(() => turns.admit()).not.toThrow();
  });
});
