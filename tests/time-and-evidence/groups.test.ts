import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

/*
 * A chain of groups, leader in delegation in club in bloc in union, each of which holds a talk of its own
 * in 2005.
 */
let rostrum: Rostrum;
const made: Record<string, Made> = {};

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  made.lea = await make.leader({ name: 'Lea' });
  made.max = await make.leader({ name: 'Max' });
  for (const name of ['Delegation', 'Club', 'Bloc', 'Union'])
    made[name.toLowerCase()] = await make.organization({ name });
  const joins = (who: string, group: string, fields: object = {}) =>
    make.relationship(made[who]!, made[group]!, {
      type: 'MEMBERSHIP',
      evidence: { saidAt: '2006' },
      ...fields,
    });
  await joins('lea', 'delegation', { valid: '2004/2005-06', status: 'ENDED' });
  await joins('delegation', 'club', { valid: '2000/..' });
  await joins('club', 'bloc', { valid: '2000/..' });
  await joins('bloc', 'union', { valid: '2000/..' });
  // A cycle must not be followed forever; Max's membership has an unknown start, and was first claimed in
  // 2006.
  await joins('club', 'delegation', { valid: '2000/..' });
  await joins('max', 'bloc');
  for (const group of ['delegation', 'club', 'bloc', 'union']) {
    const talk = await make.event({
      name: `${group} 2005`,
      time: '2005-06-15',
      status: 'OCCURRED',
      evidence: { saidAt: '2005-07' },
    });
    await make.participation(talk, made[group]!, { status: 'ATTENDED', evidence: { saidAt: '2005-07' } });
  }
  const later = await make.event({ name: 'bloc 2006', time: '2006', status: 'OCCURRED' });
  await make.participation(later, made.bloc!, { status: 'ATTENDED', evidence: { saidAt: '2007' } });
});
afterAll(() => rostrum.close());

const named = ({ events }: any) => events.nodes.map(({ name }: any) => name);
const EVENTS = `events(where: $where, orderBy: [{ field: TIME, direction: ASC }, { field: NAME }]) { totalCount nodes { name } }`;
const eventsOf = async (participant: object) => {
  rostrum.server.statements();
  const answer = await rostrum.ask(`query ($where: EventFilter) { ${EVENTS} }`, { where: { participant } });
  expect(rostrum.server.statements()).toHaveLength(1);
  expect(answer.events.totalCount).toBe(answer.events.nodes.length);
  return named(answer);
};

test('without includeMembers participants do not include members of groups', async () => {
  expect(await eventsOf({ any: ['lea'] })).toEqual([]);
  expect(await eventsOf({ all: ['club'] })).toEqual(['club 2005']);
});

test('through a group, and groups of groups up to three levels', async () => {
  expect(await eventsOf({ any: ['lea'], includeMembers: true })).toEqual([
    'bloc 2005',
    'club 2005',
    'delegation 2005',
  ]);
});

test('all and any include members alike', async () => {
  expect(await eventsOf({ all: ['lea', 'club'], includeMembers: true })).toEqual([
    'bloc 2005',
    'club 2005',
    'delegation 2005',
  ]);
  expect(await eventsOf({ all: ['lea'], any: ['union', 'bloc'], includeMembers: true })).toEqual([
    'bloc 2005',
  ]);
});

test('a membership that had ended, or was not attested yet, does not count', async () => {
  expect(await eventsOf({ any: ['lea'], includeMembers: true })).not.toContain('bloc 2006');
  expect(await eventsOf({ any: ['max'], includeMembers: true })).toEqual(['bloc 2006']);
});

test('before a membership was claimed, or recorded, it does not count', async () => {
  const where = { participant: { any: ['lea'], includeMembers: true } };
  const { changes } = await rostrum.ask('{ changes(last: 1) { nodes { at } } }');
  const { before, after, first } = await rostrum.ask(
    `query ($where: EventFilter, $now: DateTime) {
      before: asOf(saidBy: "2005-12-31") { ${EVENTS} }
      after: asOf(saidBy: "2006-12-31", validAt: "1900-01-01", knownAt: $now) { ${EVENTS} }
      first: asOf(knownAt: 0) { events { totalCount } }
    }`,
    { where, now: changes.nodes[0].at },
  );
  expect(named(before)).toEqual([]);
  expect(first.events.totalCount).toBe(0);
  expect(named(after)).toEqual(['bloc 2005', 'club 2005', 'delegation 2005']);
});

test('members on the day in question, including those that left since', async () => {
  const members = async (day: string) => {
    const { asOf } = await rostrum.ask(
      `{ asOf(validAt: "${day}") { organization(slug: "delegation") { members { slug } } } }`,
    );
    return asOf.organization.members.map(({ slug }: Made) => slug);
  };
  expect(await members('1999-12-31')).toEqual([]);
  expect(await members('2004-05-01')).toEqual(['club', 'lea']);
  expect(await members('2005-07-01')).toEqual(['club']);
});
