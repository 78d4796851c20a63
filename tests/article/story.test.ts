import { readFileSync } from 'node:fs';
import { realFile } from '../support/real-files';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { loadNamesOnly } from './names-only';

const article = realFile('articles/000_16474946dd06dbc6.txt');
const whenThere = article ? describe : describe.skip;

let rostrum: Rostrum;

const SELECTION = `{ source { id } unresolved userErrors { code field message }
  drafts { id property value modality condition quote locator speaker { ...who }
    origin { start end rule group }
    subject { __typename ... on Participation { participant { ...who } event { id } }
      ... on Relationship { type subject { ...who } object { ...who } } ...who } } }
  fragment who on Node { ... on Country { slug } ... on Leader { slug } ... on Organization { slug } }`;

const slugOf = (value: { slug?: string } | null) => value?.slug ?? '-';

/** A draft in one line. */
function lineOf({ property, value, modality, speaker, subject }: any): string {
  const of =
    subject.__typename === 'Participation'
      ? slugOf(subject.participant)
      : subject.__typename === 'Relationship'
        ? `${subject.type} ${slugOf(subject.subject)} ${slugOf(subject.object)}`
        : (subject.slug ?? 'event');
  return `${of}: ${property} ${typeof value === 'string' ? value : JSON.stringify(value)}, ${modality} by ${slugOf(speaker)}`;
}

whenThere('the article of the story, where only names and offices are recorded', () => {
  beforeAll(async () => {
    rostrum = await startRostrum();
    await loadNamesOnly(rostrum);
  });
  afterAll(() => rostrum.close());

  test('becomes the drafts of the story', async () => {
    const { tokens, server } = rostrum;
    const document =
      `mutation ($input: IngestArticleInput!) { told: ingestArticle(input: $input) ${SELECTION}`.replace(
        '} }\n  fragment',
        '} } }\n  fragment',
      );
    const text = readFileSync(article!, 'utf8');
    const answer = await server.query(
      document,
      { input: { text, publishedAt: '2025-08-28' } },
      { token: tokens.EDITOR },
    );
    expect(answer.errors).toBeUndefined();
    const { drafts, userErrors } = answer.data!.told;
    expect(userErrors).toEqual([]);
    const lines = drafts.map(lineOf);
    if (process.env.SHOW) console.log(lines.join('\n'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'kim-jong-un: status CONFIRMED, ANNOUNCED by china-ministry-of-foreign-affairs',
        'kim-jong-un: level HEAD_OF_STATE, ANNOUNCED by china-ministry-of-foreign-affairs',
        'kim-jong-un: first.multilateral-meeting Victory Day parade 2025, BELIEVED by -',
        'vladimir-putin: status EXPECTED, ASSERTED by -',
        'event: quantity.heads-of-state {"value":26}, EXPECTED by -',
        'OVERTURE donald-trump kim-jong-un: status PROPOSED, DESIRED by donald-trump',
        'north-korea: status ATTENDED, ASSERTED by -',
        'north-korea: level SENIOR_OFFICIAL, ASSERTED by -',
        'western-leaders: status NOT_EXPECTED, ASSERTED by -',
        'lee-jae-myung: status POSSIBLE, ASSERTED by -',
        'OVERTURE lee-jae-myung kim-jong-un: status REJECTED, ASSERTED by north-korea',
      ]),
    );
  });
});
