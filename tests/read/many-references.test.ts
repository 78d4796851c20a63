import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let countries: Made[];
let events: Made[];

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  countries = [];
  for (const iso3 of ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'])
    countries.push(await make.country({ name: `Land ${iso3}`, iso3 }));
  events = [await make.event({ name: 'All meet' }), await make.event({ name: 'One comes' })];
  for (const country of countries) await make.participation(events[0]!, country);
  await make.participation(events[1]!, countries[0]!);
});
afterAll(() => rostrum.close());

const EVENTS = `query ($where: EventFilter) { events(where: $where) { nodes { name } totalCount } }`;
const namesOf = async (where: object) => {
  const { events: found } = await rostrum.ask(EVENTS, { where });
  expect(found.totalCount).toBe(found.nodes.length);
  return found.nodes.map(({ name }: { name: string }) => name).sort();
};
const ids = () => countries.map(({ id }) => id);

describe('many references in one list', () => {
  it('may be ids, ids at another time, slugs and codes, with duplicates', async () => {
    const any = [...ids().slice(1), ...ids().slice(1), `${ids()[1]}@s2025-08-20`, countries[2]!.slug, 'DDD'];
    expect(await namesOf({ participant: { any } })).toEqual(['All meet']);
    expect(await namesOf({ participant: { any: [...any, 'AAA'] } })).toEqual(['All meet', 'One comes']);
  });

  it('all have to take part, regardless of number and duplicates', async () => {
    expect(await namesOf({ participant: { all: [...ids(), ...ids(), 'AAA'] } })).toEqual(['All meet']);
    expect(await namesOf({ participant: { all: [ids()[0], 'AAA', countries[0]!.slug] } })).toEqual([
      'All meet',
      'One comes',
    ]);
  });

  it.each(['any', 'all'])('name the first that does not exist, in %s', async (operator) => {
    const references = [...ids(), ...ids(), 'no-such-land', 'nor-this'];
    const answer = await rostrum.server.query(EVENTS, { where: { participant: { [operator]: references } } });
    expect(faultOf(answer)).toMatchObject({
      code: 'NOT_FOUND',
      field: `where.participant.${operator}.16`,
      message: expect.stringContaining('"no-such-land"'),
    });
  });

  it('name one that cannot be an id of such a thing', async () => {
    const answer = await rostrum.server.query(EVENTS, { where: { source: { in: ['source_1', 'event_1'] } } });
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'where.source.in.1' });
  });

  it('are one statement, which does not grow with their number', async () => {
    const { server, ask } = rostrum;
    const lengthOf = async (count: number) => {
      const where = { placeCountry: { in: Array.from({ length: count }, (_, i) => ids()[i % 8]) } };
      server.statements();
      await ask(EVENTS, { where });
      const [text, ...others] = server.statements();
      expect(others).toEqual([]);
      return text!.length;
    };
    expect(await lengthOf(500)).toBe(await lengthOf(60));
  });

  it('are at most 500', async () => {
    const any = Array.from({ length: 501 }, (_, i) => `country_${i + 1}`);
    expect(faultOf(await rostrum.server.query(EVENTS, { where: { participant: { any } } }))).toMatchObject({
      code: 'COST_EXCEEDED',
      field: 'where.participant.any.500',
    });
  });
});
