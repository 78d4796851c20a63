import { getNamedType, type GraphQLObjectType } from 'graphql';
import { everyField } from '../support/every-field';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';

describe('every field in the schema', () => {
  const schema = servedSchema();
  let empty: Rostrum;
  let story: Rostrum;

  beforeAll(async () => {
    empty = await startRostrum({ maxCost: 10_000_000 });
    story = await startRostrum({ template: 'story', maxCost: 10_000_000 });
  });
  afterAll(async () => {
    await empty.close();
    await story.close();
  });

  const roots: Record<string, string> = {
    node: '(id: "event_1")',
    nodes: '(ids: ["event_1", "claim_1", "change_1-0"])',
    country: '(slug: "china")',
    leader: '(slug: "kim-jong-un")',
    event: '(slug: "victory-day-parade-2025")',
    series: '(slug: "victory-day-parade")',
    organization: '(slug: "western-leaders")',
    source: '(id: "source_1")',
    search: '(query: "Kim Jung-un")',
    compareEditions: '(series: "victory-day-parade", from: "2015", to: "2025")',
    absences: '(event: "victory-day-parade-2025")',
    coPresence: '(a: "kim-jong-un", b: "xi-jinping")',
    checkFirst: '(participant: "kim-jong-un", where: { countriesPresent: { gte: 3 } }, before: "2025-09-03")',
    timeline: '(interval: MONTH, groupBy: PARTICIPANT)',
    paths: '(from: "china", to: "kim-jong-un")',
    graph: '(of: ["china", "kim-jong-un"])',
    importJob: '(id: "importjob_1")',
    eventStats: '(groupBy: SOURCE, measure: AVG_GOLDSTEIN)',
  };

  // Fields that need existing things are tested with the story. The rest need no data to be compiled and
  // run in full; with the story, every field of every neighbor of China would take too long.
  const ofTheStory = new Set(['compareEditions', 'absences', 'coPresence', 'checkFirst', 'paths', 'graph']);

  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
  const moments = {
    now: (selection: string) => selection,
    'a day of the world': (selection: string) => `asOf(validAt: "2025-09-01") { ${selection} }`,
    'what had been said': (selection: string) => `asOf(saidBy: "2025-09-01") { ${selection} }`,
    'all three times': (selection: string) =>
      `asOf(validAt: "2025-09-01", knownAt: ${Date.now()}) { asOf(saidBy: 1756684800000) { ${selection} } }`,
  };

  describe.each(Object.entries(moments))('with %s', (moment, ask) => {
    const fields = fieldsOf(moment === 'now' ? 'Query' : 'AsOf');
    it.each(Object.keys(fields).filter((name) => name !== 'asOf'))('%s can be read in full', async (name) => {
      const field = fields[name]!;
      // PostgreSQL plans what has three times for seconds; what they are of is the same at any depth.
      const depth = name.startsWith('node') || moment === 'all three times' ? 1 : 2;
      const selection = everyField(schema, getNamedType(field.type), depth);
      const { server, tokens } = ofTheStory.has(name) ? story : empty;
      const answer = await server.query(
        `{ ${ask(`${name}${roots[name] ?? ''} ${selection}`)} }`,
        {},
        { token: tokens.ADMIN },
      );
      expect(server.logged).toEqual([]);
      expect(answer.errors).toBeUndefined();
    });
  });
});
