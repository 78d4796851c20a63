import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { ask, type Dashboard, type Frame, infinityQuery, type InfinityQuery } from './infinity';

const root = join(__dirname, '../..');
const example = join(root, 'examples/grafana');
const yaml = (name: string) => parseYaml(readFileSync(join(example, name), 'utf8'));

const panel = z.object({
  id: z.int(),
  type: z.enum(['timeseries', 'barchart', 'table', 'nodeGraph']),
  title: z.string().min(1),
  description: z.string().min(1),
  gridPos: z.strictObject({ h: z.int(), w: z.int().max(24), x: z.int(), y: z.int() }),
  targets: z.array(infinityQuery).min(1),
  options: z.looseObject({}),
  transformations: z
    .array(
      z.object({
        id: z.literal('organize'),
        options: z.looseObject({ indexByName: z.record(z.string(), z.int()) }),
      }),
    )
    .default([]),
});
type Panel = z.infer<typeof panel>;

const variable = z.object({
  name: z.string(),
  type: z.literal('query'),
  query: z.strictObject({
    queryType: z.literal('infinity'),
    refId: z.literal('variable'),
    infinityQuery,
    meta: z.strictObject({ textField: z.string(), valueField: z.string() }),
  }),
  multi: z.boolean(),
  current: z.object({ value: z.union([z.string(), z.array(z.string())]) }),
});

const dashboard = z
  .object({
    uid: z.string(),
    title: z.string(),
    schemaVersion: z.int(),
    timezone: z.literal('utc'),
    time: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }),
    templating: z.strictObject({ list: z.array(variable) }),
    panels: z.array(panel),
  })
  .parse(JSON.parse(readFileSync(join(example, 'dashboards/rostrum.json'), 'utf8')));

// The fields that the node graph reads, by names in lower case.
const NODE_FIELDS =
  /^(id|title|subtitle|mainstat|secondarystat|color|icon|noderadius|highlighted|(arc|detail)__.+)$/;
const EDGE_FIELDS =
  /^(id|source|target|mainstat|secondarystat|thickness|color|strokedasharray|highlighted|detail__.+)$/;

let rostrum: Rostrum;
let now: Dashboard;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  // Data besides the import of the story, so that the latest changes have a subject.
  await rostrum.make.claim('victory-day-parade-2025', 'occasion', 'The end of the war, 80 years ago.');
  now = await at(dashboard.time.to);
});
afterAll(() => rostrum.close());

/** The dashboard with a range until an instant, and default variables. */
async function at(to: string): Promise<Dashboard> {
  const { url } = rostrum.server;
  const opened: Dashboard = { url, from: new Date(dashboard.time.from), to: new Date(to), variables: {} };
  const variables: Record<string, readonly string[]> = {};
  for (const { name, query, current, multi } of dashboard.templating.list) {
    const frame = await ask(query.infinityQuery, { ...opened, variables });
    const offered = frame[query.meta.valueField] as string[];
    expect(new Set(offered).size).toBe(frame[query.meta.textField]!.length);
    const chosen = [current.value].flat();
    variables[name] = multi && chosen.includes('$__all') ? offered : chosen;
    expect(offered).toEqual(expect.arrayContaining([...variables[name]]));
  }
  return { ...opened, variables };
}

function panelOf(title: RegExp): Panel {
  const found = dashboard.panels.filter((each) => title.test(each.title));
  expect(found).toHaveLength(1);
  return found[0]!;
}

const frameOf = (title: RegExp, opened = now) => ask(panelOf(title).targets[0]!, opened);

/** The rows of a frame, with the named fields. */
const rowsOf = (frame: Frame, ...names: string[]) =>
  (frame[names[0]!] ?? []).map((_, i) => names.map((name) => frame[name]![i]));

describe('the provisioning of Grafana', () => {
  const [datasource] = yaml('provisioning/datasources/rostrum.yaml').datasources;
  const [provider] = yaml('provisioning/dashboards/rostrum.yaml').providers;
  const { grafana } = yaml('docker-compose.yml').services;

  it('has the data source of every query', () => {
    expect(datasource).toMatchObject({
      type: 'yesoreyeram-infinity-datasource',
      url: '$ROSTRUM_URL',
      jsonData: { allowedHosts: ['$ROSTRUM_URL'] },
    });
    const queries = [
      ...dashboard.panels.flatMap(({ targets }) => targets),
      ...dashboard.templating.list.map(({ query }) => query.infinityQuery),
    ];
    expect(queries.length).toBe(10);
    for (const query of queries) expect(query.datasource.uid).toBe(datasource.uid);
  });

  it('is where the container has it', () => {
    const mounts = new Map<string, string>(
      grafana.volumes.map((mount: string) => mount.split(':').slice(0, 2).reverse()),
    );
    for (const source of mounts.values())
      expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    expect(mounts.get('/etc/grafana/provisioning')).toBe('./examples/grafana/provisioning');
    expect(mounts.get(provider.options.path)).toBe('./examples/grafana/dashboards');
    const { services } = parseYaml(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));
    expect(Object.keys(services)).toEqual(expect.arrayContaining(grafana.depends_on));
    expect(grafana.environment.ROSTRUM_URL).toBe('http://app:4000');
    expect(grafana.environment.GF_PLUGINS_PREINSTALL_SYNC).toMatch(
      /^yesoreyeram-infinity-datasource@3\.11\./,
    );
  });
});

describe('the panels', () => {
  it('have their own ids and positions', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });

  it.each(dashboard.panels.map((each) => [each.title, each] as const))(
    '%s has a value in every column, and an order for them',
    async (_title, { type, targets, transformations }) => {
      for (const query of targets) {
        const frame = await ask(query, now);
        for (const { text } of query.columns) {
          const values = frame[text]!.filter((value) => value !== null);
          expect([text, values.length > 0]).toEqual([text, true]);
        }
        if (type !== 'table' && type !== 'barchart') continue;
        const { indexByName } = transformations[0]!.options;
        expect(Object.keys(indexByName).sort()).toEqual(Object.keys(frame));
        expect(Object.values(indexByName).sort((a, b) => a - b)).toEqual(
          query.columns.map((_column, i) => i),
        );
      }
    },
  );
});

describe('the dashboard shows the story', () => {
  it('the times of events, as a series that Grafana can widen: one for each type', async () => {
    expect(panelOf(/^Events$/).targets[0]!.format).toBe('timeseries');
    const frame = await frameOf(/^Events$/);
    const times = frame.time as Date[];
    // Long series have to be sorted by time.
    expect(times.map(Number)).toEqual(times.map(Number).sort((a, b) => a - b));
    expect(new Set(frame.label)).toEqual(new Set(['CEREMONY', 'CONSULT']));
    expect(times[0]).toEqual(new Date('2025-01-01'));
    expect(rowsOf(frame, 'time', 'label', 'value')).toContainEqual([new Date('2025-09-01'), 'CEREMONY', 2]);
    // As claimed by the end of the range.
    const { timeline } = (
      await rostrum.ask(`{ asOf(saidBy: "2025-09-30") {
        timeline(interval: MONTH, groupBy: TYPE, where: { time: { from: "2025-01-01", to: "2025-09-30" } }) { time label value } } }`)
    ).asOf;
    expect(rowsOf(frame, 'time', 'label', 'value')).toEqual(
      timeline.map(({ time, label, value }: any) => [new Date(time), label, value]),
    );
  });

  it('the most frequent participants, with a name and a number', async () => {
    const { options } = panelOf(/^Most events$/);
    const frame = await frameOf(/^Most events$/);
    expect(Object.keys(frame)).toContain(options.xField);
    const rows = rowsOf(frame, 'Participant', 'Events');
    expect(rows).toContainEqual(['Kim Jong Un', 2]);
    expect(rows.length).toBe(10);
  });

  it('the participants, and the expected ones if the range ends earlier', async () => {
    const statuses = async (opened: Dashboard) =>
      new Map(
        rowsOf(await frameOf(/^Who takes part/, opened), 'Participant', 'Status') as [string, string][],
      );
    const attended = await statuses(now);
    expect(attended.get('Kim Jong Un')).toBe('Attended');
    expect(attended.get('Lee Jae Myung')).toBe('Possible');
    const expected = await statuses(await at('2025-08-21T23:59:59.000Z'));
    expect(expected.get('Lee Jae Myung')).toBe('Not expected');
    expect(expected.has('Kim Jong Un')).toBe(false);
    const frame = await frameOf(/^Who takes part/);
    expect(rowsOf(frame, 'Participant', 'Country', 'Role', 'Level', 'Status', 'Reason')).toContainEqual([
      'Western leaders',
      null,
      'Guest',
      null,
      'Not expected',
      'disagreement with Vladimir Putin over the war in Ukraine',
    ]);
  });

  it('the disputes, and what stands', async () => {
    const frame = await frameOf(/^Disputed$/);
    const [[who, property, stands, against, why]] = rowsOf(
      frame,
      'Participant',
      'Property',
      'Stands',
      'Against',
      'Why',
    ) as [string[]];
    expect([who, property]).toEqual(['Lee Jae Myung', 'status']);
    expect(stands).not.toBe(against);
    expect(why).toBe('It was said later, on 2025-08-28; the other on 2025-08-20.');
  });

  it('claims with their source and day', async () => {
    const frame = await frameOf(/^Who said what$/);
    expect(rowsOf(frame, 'Said', 'Speaker', 'Modality', 'Statement')).toContainEqual([
      new Date('2025-08-28'),
      'Hong Lei',
      'Announced',
      '26 foreign heads of state and government come.',
    ]);
    const earlier = await frameOf(/^Who said what$/, await at('2025-08-27T23:59:59.000Z'));
    expect(earlier.Speaker).not.toContain('Hong Lei');
  });

  it('the latest recordings, with the instant', async () => {
    const frame = await frameOf(/^Latest changes$/);
    const rows = rowsOf(frame, 'Action', 'Kind', 'Subject', 'Fields', 'Actor');
    expect(rows).toContainEqual([
      expect.any(String),
      'event',
      'Victory Day parade 2025',
      'occasion',
      expect.stringMatching(/./),
    ]);
    expect(rows.map(([action]) => action)).toContain('Imported');
    for (const at of frame.Recorded as Date[])
      expect(Math.abs(Date.now() - Number(at))).toBeLessThan(86_400_000);
  });

  describe('as a graph', () => {
    let nodes: Frame;
    let edges: Frame;
    beforeAll(async () => {
      const { targets } = panelOf(/^Relationships$/);
      expect(targets.map(({ format }: InfinityQuery) => format)).toEqual([
        'node-graph-nodes',
        'node-graph-edges',
      ]);
      [nodes, edges] = (await Promise.all(targets.map((query) => ask(query, now)))) as [Frame, Frame];
    });

    it('has the fields of the node graph', () => {
      for (const name of Object.keys(nodes)) expect(name.toLowerCase()).toMatch(NODE_FIELDS);
      for (const name of Object.keys(edges)) expect(name.toLowerCase()).toMatch(EDGE_FIELDS);
      expect(Object.keys(nodes)).toEqual(expect.arrayContaining(['id', 'title', 'mainstat']));
      expect(Object.keys(edges)).toEqual(expect.arrayContaining(['id', 'source', 'target']));
      // Several arcs would be parts of a whole; there are none.
      expect(Object.keys(nodes).filter((name) => name.startsWith('arc__'))).toEqual([]);
    });

    it('in which every edge has both its nodes, and every node its number of edges', () => {
      for (const { id } of [nodes, edges]) {
        expect(new Set(id).size).toBe(id!.length);
        expect(id).not.toContain(null);
      }
      const ends = [...edges.source!, ...edges.target!];
      expect(new Set(nodes.id)).toEqual(new Set(ends));
      expect(rowsOf(nodes, 'id', 'mainstat')).toEqual(
        nodes.id!.map((id) => [id, ends.filter((end) => end === id).length]),
      );
    });

    it('for the selected participants', async () => {
      const nameOf = new Map(rowsOf(nodes, 'id', 'title') as [string, string][]);
      expect(
        rowsOf(edges, 'source', 'target', 'mainstat', 'secondarystat').map(([source, target, ...stats]) => [
          nameOf.get(source as string),
          nameOf.get(target as string),
          ...stats,
        ]),
      ).toContainEqual(['Lee Jae Myung', 'Kim Jong Un', 'Overture', 'Rejected']);
      const { targets } = panelOf(/^Relationships$/);
      const chosen = { ...now, variables: { ...now.variables, participant: ['vladimir-putin'] } };
      const { title } = await ask(targets[0]!, chosen);
      expect(new Set(title)).toEqual(new Set(['Western leaders', 'Vladimir Putin']));
    });
  });
});
