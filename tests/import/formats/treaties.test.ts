import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countsOf, importFile, storyForAllTests } from '../support/importing';
import { treaties } from './treaties';

const FILE = ['id,a,b,signed', '1,CHN,PRK,1961-07-11', '2,CHN,XXX,1961-07-11', ''].join('\n');

describe('the format of docs/writing-a-format.md', () => {
  const story = storyForAllTests();

  it('is printed there as it is tested here', () => {
    const page = readFileSync(join(__dirname, '../../../docs/writing-a-format.md'), 'utf8');
    const code = readFileSync(join(__dirname, 'treaties.ts'), 'utf8').trimEnd();
    expect(page).toContain(`\`\`\`ts\n${code}\n\`\`\``);
  });

  it('imports a treaty, and rejects a row with an unknown country code', async () => {
    const path = await story.files.write('treaties.csv', FILE);
    const job = await importFile(story.rostrum.database, path, { format: treaties });
    expect(countsOf(job)).toEqual({ rowsRead: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 });
    const { relationships } = await story.rostrum.ask(
      '{ relationships(where: {type: {eq: FRIENDSHIP}, between: {all: ["CHN", "PRK"]}}) { nodes { valid { edtf } } } }',
    );
    expect(relationships.nodes).toContainEqual({ valid: { edtf: '1961-07-11/..' } });
  });

  it('changes nothing when the same file is imported again', async () => {
    const path = await story.files.write('again.csv', FILE);
    const job = await importFile(story.rostrum.database, path, { format: treaties });
    expect(countsOf(job)).toEqual({ rowsRead: 2, created: 0, updated: 0, unchanged: 1, rejected: 1 });
  });

  it('retracts what a corrected edition omits', async () => {
    const corrected = FILE.replace('1,CHN,PRK,1961-07-11', '1,CHN,RUS,2001-07-16');
    const job = await importFile(
      story.rostrum.database,
      await story.files.write('corrected.csv', corrected),
      {
        format: treaties,
      },
    );
    expect(countsOf(job)).toMatchObject({ updated: 1, rejected: 1 });
    const { relationships } = await story.rostrum.ask(
      '{ relationships(where: {type: {eq: FRIENDSHIP}}) { nodes { valid { edtf } } } }',
    );
    expect(relationships.nodes).toContainEqual({ valid: { edtf: '2001-07-16/..' } });
    expect(relationships.nodes).not.toContainEqual({ valid: { edtf: '1961-07-11/..' } });
  });
});
