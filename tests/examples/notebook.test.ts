import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { describeWith } from '../support/with-program';
import { copyExample } from './example';

const NOTEBOOK = 'parade.ipynb';
const RUNNER = join(__dirname, 'run-notebook.py');

const id = z.string().regex(/^[\w-]{1,64}$/);
const lines = z.array(z.string());
/** What nbformat 4.5 requires of the cells and outputs in this notebook. */
const notebook = z.strictObject({
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
  metadata: z.object({ kernelspec: z.object({ name: z.literal('python3'), display_name: z.string() }) }),
  cells: z.array(
    z.discriminatedUnion('cell_type', [
      z.strictObject({ cell_type: z.literal('markdown'), id, metadata: z.object({}), source: lines }),
      z.strictObject({
        cell_type: z.literal('code'),
        id,
        metadata: z.object({}),
        source: lines,
        execution_count: z.int().nullable(),
        outputs: z.array(
          z.strictObject({ output_type: z.literal('stream'), name: z.literal('stdout'), text: lines }),
        ),
      }),
    ]),
  ),
});
const { cells } = notebook.parse(
  JSON.parse(readFileSync(resolve(__dirname, '../../examples/notebook', NOTEBOOK), 'utf8')),
);

it('each cell of the notebook has its own id', () => {
  expect(new Set(cells.map((cell) => cell.id)).size).toBe(cells.length);
});

describeWith(['python3', '--version'], 'the notebook', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  it('prints the output that it shows', async () => {
    const example = await copyExample('notebook', { 'http://127.0.0.1:4000': rostrum.server.url });
    const printed = JSON.parse(await example.run('python3', RUNNER, NOTEBOOK)) as string[];
    const code = cells.filter((cell) => cell.cell_type === 'code');
    const shown = code.map(({ outputs }) => outputs.flatMap(({ text }) => text).join(''));
    expect(printed).toEqual(shown);
    expect(shown.filter((text) => text !== '')).toHaveLength(5);
    await example.remove();
  });
});
