import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configTable } from '../../src/config';
import { type Rostrum, startRostrum } from '../support/rostrum';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** Each query of the README with the response below it, and the heading above. */
const examples = [
  ...readme.matchAll(
    /##+ (\d\. .*?|Questions as of another time)\n+```graphql\n(.*?)```\n.*?```json\n(.*?)```/gs,
  ),
].map(([, title, question, answer]) => ({ title, question, answer }));

describe('the README', () => {
  let rostrum: Rostrum;

  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum.close());

  it('shows five queries, and one at another time', () => expect(examples).toHaveLength(6));

  it.each(examples)('$title returns what it shows', async ({ question, answer }) => {
    expect(await rostrum.ask(question as string)).toEqual(JSON.parse(answer as string));
  });

  it('prints different results for one query on two days', () => {
    const { answer } = examples.find(({ title }) => title === 'Questions as of another time')!;
    const { august21, august28 } = JSON.parse(answer as string);
    expect(august21).not.toEqual(august28);
  });

  it('has every setting with its default and meaning', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (?:`(.*?)`)? *\| (.*?) *\|$/gm)];
    expect(rows.map(([, name, fallback = '', description]) => ({ name, fallback, description }))).toEqual(
      configTable,
    );
  });
});
