import fc from 'fast-check';
import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { everything, moment } from './merge-world';

// A world has this many things of each kind, every one of which may be merged with another of its kind.
const SIZE = 3;
const one = fc.nat(SIZE - 1);
const actor = fc.record({ kind: fc.constantFrom('country', 'leader', 'organization'), one } as const);
const saidAt = fc.constantFrom('2025-08-01', '2025-08-02', '2025-08-03');
const status = fc.constantFrom('POSSIBLE', 'EXPECTED', 'CONFIRMED', 'DECLINED');
const claim = (property: string, value: fc.Arbitrary<unknown>) =>
  fc.record({ property: fc.constant(property), value });

/** A write to the world. */
const step = fc.oneof(
  fc.record({
    tell: fc.constant('participation'),
    event: one,
    actor,
    country: fc.option(one),
    status,
    saidAt,
  }),
  fc.record({
    tell: fc.constant('relationship'),
    subject: actor,
    object: actor,
    type: fc.constantFrom('BORDER', 'RIVALRY', 'SANCTIONS', 'MEMBERSHIP'),
  }),
  fc.record({ tell: fc.constant('tenure'), leader: one, country: one, year: fc.constantFrom(2001, 2011) }),
  fc.record({
    tell: fc.constant('said of an event'),
    event: one,
    said: fc.oneof(
      claim('status', fc.constantFrom('POSTPONED', 'CANCELLED')),
      claim('time', fc.constantFrom('2025-09-03', '2025-09')),
      claim('quantity.guests', fc.record({ value: fc.nat(9) })),
      claim('significance', fc.constantFrom('Great', 'Small')),
    ),
    speaker: fc.option(actor),
    saidAt,
  }),
  fc.record({ tell: fc.constant('placed'), event: one, country: one, saidAt }),
  fc.record({
    tell: fc.constant('said of a leader'),
    leader: one,
    said: fc.oneof(
      claim('born', fc.constantFrom('1950', '1951')),
      claim('intention', fc.constant('To come')),
    ),
    saidAt,
  }),
  fc.record({
    tell: fc.constant('said of a country'),
    country: one,
    capital: fc.constantFrom('A', 'B'),
    saidAt,
  }),
  fc.record({
    tell: fc.constant('judged'),
    claim: fc.nat(30),
    rank: fc.constantFrom('PREFERRED', 'DEPRECATED'),
  }),
  fc.record({ tell: fc.constant('retracted'), claim: fc.nat(30) }),
  fc.record({ tell: fc.constant('part of'), part: one, whole: one }),
);
type Told = typeof step extends fc.Arbitrary<infer T> ? T : never;

const merge = fc
  .record({
    kind: fc.constantFrom('country', 'leader', 'organization', 'event'),
    keep: one,
    absorb: one,
  } as const)
  .filter(({ keep, absorb }) => keep !== absorb);
type Merge = typeof merge extends fc.Arbitrary<infer T> ? T : never;

let rostrum: Rostrum;
beforeEach(async () => {
  rostrum = await startRostrum();
});
afterEach(() => rostrum.close());

type Kind = Merge['kind'];
type World = Record<Kind, Made[]>;

async function makeWorld({ make }: Rostrum): Promise<World> {
  const world: World = { country: [], leader: [], organization: [], event: [] };
  for (let i = 0; i < SIZE; i += 1) {
    const named = (kind: string) => ({
      names: [{ value: `${kind} name ${i}` }, { value: `Shared ${kind} name` }],
    });
    world.country.push(await make.country({ ...(i > 0 && { iso3: `AB${i > 1 ? 'D' : 'C'}` }) }));
    world.leader.push(await make.leader({ ...named('leader'), ...(i > 0 && { born: '1949' }) }));
    world.organization.push(
      await make.organization({ ...named('group'), ...(i > 1 && { country: world.country[0]!.id }) }),
    );
    world.event.push(await make.event({ ...named('event'), ...(i > 1 && { summary: 'Of note' }) }));
  }
  return world;
}

/** Writes one thing; what is refused (a second rivalry, an event within itself) is skipped. */
async function tell(world: World, it: Told): Promise<void> {
  const { make } = rostrum;
  const evidence = { saidAt: (it as { saidAt?: string }).saidAt ?? null };
  const who = ({ kind, one: index }: { kind: Kind; one: number }) => world[kind][index]!;
  const claims = async () =>
    (
      await rostrum.ask(
        '{ claims(first: 100, orderBy: { field: RECORDED, direction: ASC }) { nodes { id } } }',
      )
    ).claims.nodes as Made[];
  switch (it.tell) {
    case 'participation': {
      const { event, actor: participant, country, status: asked } = it as any;
      await make.participation(world.event[event]!, who(participant), {
        status: asked,
        evidence,
        ...(country !== null && { country: world.country[country]!.id }),
      });
      return;
    }
    case 'relationship': {
      const { subject, object, type } = it as any;
      await make.relationship(who(subject), who(object), { type });
      return;
    }
    case 'tenure': {
      const { leader, country, year } = it as any;
      await make.tenure(world.leader[leader]!, world.country[country]!, { term: `${year}/${year + 5}` });
      return;
    }
    case 'said of an event': {
      const { event, said, speaker } = it as any;
      const from = speaker === null ? {} : { speaker: who(speaker).id };
      await make.claim(world.event[event]!.id, said.property, said.value, {
        evidence: { ...evidence, ...from },
      });
      return;
    }
    case 'placed': {
      const { event, country } = it as any;
      const value = { name: 'Town', country: world.country[country]!.slug };
      await make.claim(world.event[event]!.id, 'place', value, { evidence });
      return;
    }
    case 'said of a leader': {
      const { leader, said } = it as any;
      await make.claim(world.leader[leader]!.id, said.property, said.value, { evidence });
      return;
    }
    case 'said of a country': {
      const { country, capital } = it as any;
      await make.claim(world.country[country]!.id, 'capital', capital, { evidence });
      return;
    }
    case 'judged': {
      const { claim: index, rank } = it as any;
      const all = await claims();
      const id = all[index % all.length]!.id;
      await rostrum.tell(
        'rankClaim',
        { claim: id, rank, reason: 'So' },
        '{ userErrors { code } }',
        'REVIEWER',
      );
      return;
    }
    case 'retracted': {
      const { claim: index } = it as any;
      const all = await claims();
      const id = all[index % all.length]!.id;
      await rostrum.tell('retractClaim', { claim: id, reason: 'So' }, '{ userErrors { code } }');
      return;
    }
    default: {
      const { part, whole } = it as any;
      const { event } = await rostrum.ask(`{ event(id: "${world.event[part]!.id}") { version } }`);
      const input = {
        id: world.event[part]!.id,
        expectedVersion: event.version,
        superEvent: world.event[whole]!.id,
      };
      await rostrum.tell('updateEvent', input, '{ userErrors { code } }');
    }
  }
}

const tryTo = (it: Promise<unknown>) =>
  it.catch((error: Error) => {
    if (!error.message.includes('"code":"')) throw error;
  });

async function tellMerge(world: World, { kind, keep, absorb }: Merge): Promise<string[]> {
  const input = { keep: world[kind][keep]!.id, absorb: world[kind][absorb]!.id, reason: 'One' };
  return codes(await rostrum.tell('mergeEntities', input, '{ userErrors { code } }', 'REVIEWER'));
}
async function tellUnmerge(world: World, { kind, absorb }: Merge): Promise<string[]> {
  const input = { absorbed: world[kind][absorb]!.id, reason: 'Two' };
  return codes(await rostrum.tell('unmergeEntity', input, '{ userErrors { code } }', 'REVIEWER'));
}
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

const SAID = '2025-08-02';

test('merges undone in reverse order restore every result, and earlier results never change', async () => {
  const world = await makeWorld(rostrum);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 12 }),
      fc.array(merge, { minLength: 1, maxLength: 3 }),
      async (telling, merges) => {
        for (const it of telling) await tryTo(tell(world, it as Told));
        const [before, heard, at] = [
          await everything(rostrum),
          await everything(rostrum, undefined, SAID),
          await moment(),
        ];
        const made: Merge[] = [];
        for (const each of merges) if ((await tellMerge(world, each)).length === 0) made.push(each);
        expect(made.length).toBeGreaterThan(0);
        expect(await everything(rostrum, at)).toBe(before);
        expect(await everything(rostrum, at, SAID)).toBe(heard);
        for (const each of [...made].reverse()) expect(await tellUnmerge(world, each)).toEqual([]);
        expect(await everything(rostrum)).toBe(before);
        expect(await everything(rostrum, undefined, SAID)).toBe(heard);
      },
    ),
    { numRuns: 3 },
  );
}, 300_000);

test('undone in any order, with any writes in between, all queries succeed', async () => {
  const world = await makeWorld(rostrum);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.array(fc.oneof(merge, step), { minLength: 2, maxLength: 8 }),
      async (telling, acts) => {
        for (const it of telling) await tryTo(tell(world, it as Told));
        const made: Merge[] = [];
        for (const act of acts) {
          if ('tell' in act) await tryTo(tell(world, act as Told));
          else if ((await tellMerge(world, act)).length === 0) made.push(act);
        }
        await everything(rostrum);
        // In order of merging: those that others depend on wait for the next round.
        for (let left = made, round = 0; left.length > 0; round += 1) {
          expect(round).toBeLessThanOrEqual(made.length);
          const refused: Merge[] = [];
          for (const each of left) {
            const faults = await tellUnmerge(world, each);
            expect(['', 'CONFLICT']).toContain(faults.join());
            if (faults.length > 0) refused.push(each);
          }
          left = refused;
        }
        const { leaders, events } = JSON.parse(await everything(rostrum));
        expect([leaders.totalCount, events.nodes.length]).toEqual([SIZE, SIZE]);
      },
    ),
    { numRuns: 5 },
  );
}, 300_000);
