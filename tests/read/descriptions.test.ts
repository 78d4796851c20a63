import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

const described = (answer: Record<string, { nodes: { slug: string; description: string }[] }>) =>
  Object.fromEntries(
    Object.values(answer).flatMap(({ nodes }) => nodes.map(({ slug, description }) => [slug, description])),
  );

describe('the things of the story', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  }, 120_000);
  afterAll(() => rostrum.close());

  it('are distinguished from their namesakes by one line, in one statement', async () => {
    rostrum.server.statements();
    const answer = await rostrum.ask(`{
      leaders(first: 100) { nodes { slug description } }
      organizations(first: 100) { nodes { slug description } }
      countries(where: { region: { eq: "Asia" } }, first: 100) { nodes { slug description } }
      events(first: 100) { nodes { slug description } }
      allSeries { nodes { slug description } }
    }`);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(described(answer)).toMatchObject({
      'xi-jinping': 'President of China',
      'kim-jong-un': 'President of the State Affairs Commission, North Korea',
      'china-ministry-of-foreign-affairs': 'Ministry, China',
      'united-nations': 'International organization',
      'north-korea': 'Country in Eastern Asia, capital Pyongyang',
      macau: 'Country in Eastern Asia',
      'victory-day-parade-2025': 'Ceremony, 3 September 2025, Tiananmen, Beijing, China',
      'victory-day-parade': 'Series of 2 events, 2015 to 2025',
    });
  });

  it('are described as they were then', async () => {
    const { then, said } = await rostrum.ask(`{
      then: asOf(validAt: "1985-01-01") { leader(slug: "xi-jinping") { description } country(slug: "russia") { description } }
      said: asOf(saidBy: "2025-08-29") { event(slug: "victory-day-parade-2025") { description } }
    }`);
    expect(then.leader.description).toBe('Later President of China, since 14 March 2013');
    expect(said.event.description).toBe('Ceremony (planned), 3 September 2025, Tiananmen, Beijing, China');
  });
});

describe('a small world', () => {
  let rostrum: Rostrum;
  let country: Made;
  beforeAll(async () => {
    rostrum = await startRostrum();
    await rostrum.make.source();
    country = await rostrum.make.country({ name: 'Ruritania', region: 'Europe' });
  });
  afterAll(() => rostrum.close());

  const descriptionOf = async (thing: Made, scope?: string) => {
    const question = `node(id: "${thing.id}") { ... on Entity { description } }`;
    const answer = await rostrum.ask(scope ? `{ asOf(${scope}) { ${question} } }` : `{ ${question} }`);
    return (answer.asOf ?? answer).node.description;
  };

  it('says what a leader was, is and will be', async () => {
    const { make } = rostrum;
    const leader = await make.leader({ born: '1950~' });
    expect(await descriptionOf(leader)).toBe('Leader, born about 1950');
    const younger = await make.leader({ born: '198X' });
    expect(await descriptionOf(younger)).toBe('Leader, born in the 1980s');
    await make.tenure(leader, country, { office: 'Regent', term: '2001-02-03/2004' });
    await make.tenure(leader, country, { office: 'Head of State', term: '2010/2012' });
    expect(await descriptionOf(leader)).toBe('Formerly Head of State, Ruritania, 2010 to 2012');
    expect(await descriptionOf(leader, 'validAt: "2003-01-01"')).toBe('Regent, Ruritania');
    expect(await descriptionOf(leader, 'validAt: "2007-01-01"')).toBe(
      'Formerly Regent, Ruritania, 3 February 2001 to 2004',
    );
    expect(await descriptionOf(leader, 'validAt: "1999-01-01"')).toBe(
      'Later Regent, Ruritania, 3 February 2001 to 2004',
    );
  });

  it('counts only what had been said and recorded', async () => {
    const { make } = rostrum;
    const leader = await make.leader();
    const before = Date.now();
    await new Promise((passed) => setTimeout(passed, 5));
    await make.tenure(leader, country, { office: 'King', evidence: { saidAt: '2021-05-01' } });
    expect(await descriptionOf(leader, 'saidBy: "2021-04-30"')).toBe('Leader');
    expect(await descriptionOf(leader, 'saidBy: "2021-05-01"')).toBe('King, Ruritania');
    expect(await descriptionOf(leader, `knownAt: ${before}`)).toBe('Leader');
  });

  it.each([
    [{ type: 'PROTEST', status: 'OCCURRED', time: '199X' }, 'Protest, the 1990s'],
    [{ type: 'OTHER', status: 'CANCELLED', time: '2030-05' }, 'Event (cancelled), May 2030'],
    [{ type: 'ACCUSE', status: 'REPORTED', time: 'XXXX' }, 'Accusation (reported in the news)'],
  ])('says what, when and where of an event: %j', async (fields, description) => {
    expect(await descriptionOf(await rostrum.make.event(fields))).toBe(description);
  });

  it('says what sort of body an organization is, and of which country', async () => {
    const { make } = rostrum;
    expect(await descriptionOf(await make.organization({ kind: 'MEDIA', country: country.id }))).toBe(
      'News organization, Ruritania',
    );
    expect(await descriptionOf(await make.organization({ kind: 'OTHER' }))).toBe('Organization');
  });

  it('says of a country that is no more when it was', async () => {
    const { make, database } = rostrum;
    const past = await make.country({ name: 'Grand Fenwick', region: 'Europe' });
    await database.pool.query(
      `UPDATE country SET existed_edtf = '1430/1955', existed_earliest = '1430-01-01', existed_latest = '1955-12-31' WHERE label = 'Grand Fenwick'`,
    );
    expect(await descriptionOf(past)).toBe('Former country in Europe, 1430 to 1955');
    expect(await descriptionOf(past, 'validAt: "1955-05-01"')).toBe('Country in Europe');
  });

  it('counts the events of a series', async () => {
    const { make } = rostrum;
    const series = await make.series('Vigil');
    expect(await descriptionOf(series)).toBe('Series of 0 events');
    await make.event({ series: series.id, time: '2024-05' });
    expect(await descriptionOf(series)).toBe('Series of 1 event, 2024');
  });
});
