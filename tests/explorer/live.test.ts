import { type ClientRequest, request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { followChanges } from '../../src/app/explorer/client/lib/follow-changes';
import { reignLeaders } from '../../src/io/import/formats/reign-leaders';
import { Inputs } from '../../src/io/import/read/inputs';
import { runImport } from '../../src/io/import/jobs/run-import';
import { type Rostrum, startRostrum } from '../support/rostrum';

jest.setTimeout(120_000);

let rostrum: Rostrum;
let folder: string;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  folder = mkdtempSync(join(tmpdir(), 'rostrum-live-'));
});
afterAll(async () => {
  for (const stream of open) stream.close();
  rmSync(folder, { recursive: true, force: true });
  await rostrum?.close();
});

interface Change {
  cursor: string;
}

interface Next {
  data: { changes: Change };
}

/** The streams that are open, to be closed at the end. */
const open: { close(): void }[] = [];

/** The streams of a page, and what came over them; each connection is cut after so many bytes, until there are no more cuts. */
function cutStream(cuts: number[]) {
  const cursors: string[] = [];
  let connections = 0;
  let onCursor = () => {};

  /** As much of the browser's EventSource as the page uses, which connects again at once. */
  class CutEventSource {
    private lastEventId = '';
    private isClosed = false;
    private connection: ClientRequest | undefined;
    private readonly listeners = new Map<string, (event: { data: string }) => void>();

    constructor(private readonly address: string) {
      open.push(this);
      this.connect();
    }

    addEventListener(name: string, listener: (event: { data: string }) => void) {
      this.listeners.set(name, listener);
    }

    close() {
      this.isClosed = true;
      this.connection?.destroy();
    }

    private connect() {
      connections += 1;
      let left = cuts.shift() ?? Infinity;
      let text = '';
      const headers = {
        accept: 'text/event-stream',
        ...(this.lastEventId && { 'last-event-id': this.lastEventId }),
      };
      this.connection = request(`${rostrum.server.url}${this.address}`, { headers }, (response) => {
        response.setEncoding('latin1');
        response.on('data', (part: string) => {
          text += part.slice(0, left);
          left -= part.length;
          // An event that has not come to its end is none.
          const events = text.split('\n\n');
          text = events.pop()!;
          events.forEach((event) => this.take(event));
          if (left <= 0) response.destroy();
        });
      });
      this.connection
        .on('error', () => {})
        .on('close', () => this.isClosed || this.connect())
        .end();
    }

    private take(lines: string) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(lines)?.[1];
      this.lastEventId = field('id') ?? this.lastEventId;
      const [name, data] = [field('event'), field('data')];
      if (name === undefined || data === undefined) return;
      if (name === 'next') cursors.push((JSON.parse(data) as Next).data.changes.cursor);
      this.listeners.get(name)?.({ data });
      onCursor();
    }
  }

  return {
    EventSource: CutEventSource,
    cursors,
    get connections() {
      return connections;
    },
    /** Waits until so many cursors have come. */
    seen: (count: number) =>
      new Promise<void>((done) => {
        onCursor = () => cursors.length >= count && done();
        onCursor();
      }),
  };
}

/** The cursors of all changes after one, from the first. */
async function changesAfter(cursor: string): Promise<string[]> {
  const found: string[] = [];
  for (let after = cursor; ;) {
    const { changes } = await rostrum.ask(
      'query ($after: String) { changes(first: 100, after: $after) { nodes { cursor } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    found.push(...changes.nodes.map((change: Change) => change.cursor));
    if (!changes.pageInfo.hasNextPage) return found;
    after = changes.pageInfo.endCursor;
  }
}

async function importLeaders(count: number) {
  const path = join(folder, 'leaderlist.csv');
  const rows = Array.from(
    { length: count },
    (_, i) => `2,Z${i},Leader ${i},1,1,${1900 + i},1,${1901 + i},1850`,
  );
  writeFileSync(path, `ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear\n${rows.join('\n')}\n`);
  const { pool } = rostrum.database;
  const inputs = await Inputs.find([path], reignLeaders.extensions, process.stdin);
  for await (const file of inputs.files())
    expect(
      await runImport({ pool }, { format: reignLeaders, file, actor: 'test', batchSize: 4 }),
    ).toMatchObject({
      state: 'SUCCEEDED',
      created: count,
    });
}

// So many changes that the stream is cut that often before the last of them, however fast the import is.
const CUTS = 50;
const LEADERS = 100;
const bytes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: CUTS, maxLength: CUTS });

test('a page whose stream is cut at 50 moments of an import receives every change once', async () => {
  const start = (await rostrum.ask('{ changes(last: 1) { nodes { cursor } } }')).changes.nodes[0].cursor;
  const [cuts] = fc.sample(bytes, 1);
  const { document } = parseHTML(`<div id="live" data-subject="" data-cursor="${start}"></div>`);
  const stream = cutStream([...cuts!]);
  Object.assign(globalThis, { document, EventSource: stream.EventSource });
  followChanges(() => {});

  await importLeaders(LEADERS);
  const changes = await changesAfter(start);
  await stream.seen(changes.length);
  expect({ cuts, cursors: stream.cursors }).toEqual({ cuts, cursors: changes });
  expect(stream.connections).toBe(CUTS + 1);
  expect(document.getElementById('live')!.textContent).toBe(`${changes.length} new changes: show`);
});
