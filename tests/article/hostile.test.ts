import fc from 'fast-check';
import { draftsOf } from '../../src/io/article/draft';
import { MAX_TEXT } from '../../src/io/article/document';
import { extract } from '../../src/io/article/extract';
import { readGiven } from '../../src/io/article/ingest-article';
import { NOTHING_KNOWN } from '../../src/io/article/known-facts';
import { sentencesOf } from '../../src/io/article/sentences';
import { Refusal } from '../../src/platform/errors';
import { smallGazetteer } from './small-gazetteer';

const RUNS = Number(process.env.ROSTRUM_FUZZ_RUNS ?? 150);
const gazetteer = smallGazetteer();

const WORDS =
  'Iran Iraq the a will attend parade summit in Beijing said that if unless President Xi Jinping , . ; : “ ” " \' ( ) — not and or to by of with 26 hundreds thousands May 2025 next week attacked , who which is expected believed U.S. Mr. \u202e \u0000 \ud800 <b> </p> <script>alert(1)</script> 习近平 محمد É ﬁ \t \n\n'.split(
    ' ',
  );
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' '));
const anyText = fc.oneof(
  soup,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  soup.map((text) => text.replaceAll(' ', '')),
  soup.map((text) => `<html><body><article><p>${text}</p><p>${text}</article>`),
  soup.map((text) => text.repeat(20)),
  soup.map((text) => `<p>${text}<scr`),
  soup.map((text) => `<svg><text>${text}</svg><style>${text}<p title='${text}>x<!-- ${text}`),
  soup.map((text) => `\u202e${text}\u202c \u200f${text}`),
);

/** Reads a text as ingestArticle does, without the database. Null if it is refused. */
function read(given: { text?: string; html?: string }) {
  try {
    const { document } = readGiven({ ...given, language: 'en', publishedAt: '2025-08-28' });
    const { frames, occasions } = extract(document, { gazetteer, today: '2025-08-28' });
    const settings = {
      document,
      prefix: 'article-x',
      source: 'article-x',
      dataset: 'd',
      known: NOTHING_KNOWN,
    };
    return { document, drafts: draftsOf(frames, occasions, settings) };
  } catch (error) {
    if (error instanceof Refusal && error.message !== '') return null;
    throw error;
  }
}

describe('any text', () => {
  test('ends in drafts that quote it at their offsets, or in a refusal', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, isHtml) => {
        const result = read(isHtml ? { html: text } : { text });
        for (const { record, key, quote } of result?.drafts.records ?? []) {
          if (record !== 'claim') continue;
          const { start, end } = result!.drafts.origins.get(key as string)!;
          expect(result!.document.text.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('gives the same drafts again', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(read({ text })?.drafts).toEqual(read({ text })?.drafts);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['marks only', '…!?""'],
    ['more than an article', 'Iran attacked Iraq. '.repeat(MAX_TEXT / 10)],
    [
      'French',
      'Le président de la République est arrivé à Pékin pour le défilé, et il est parti dans la soirée avec les autres.',
    ],
    ['Chinese', '习近平主席将出席在北京举行的阅兵式。'],
  ])('of %s is refused', (_what, text) => {
    expect(read({ text })).toBeNull();
  });

  test.each([
    ['nested without end', '<div>'.repeat(5_000), /nested more than 500 deep/],
    ['of too many elements', '<b>x</b>'.repeat(100_000), /more than 20,000 elements/],
    ['of too many references', '&lt;'.repeat(100_000), /more than 20,000 elements and character references/],
    ['of signs that begin no tag', '<'.repeat(100_000), /more than 20,000/],
    ['of megabytes', ' '.repeat(10_000_000), /more than 2,000,000 characters/],
  ])('of a page %s is refused, saying its limit', (_what, html, message) => {
    const input = { html: `${html}Iran attacked Iraq.`, language: 'en', publishedAt: '2025-08-28' };
    expect(() => readGiven(input)).toThrow(message);
  });

  test.each([
    [
      '<p>Iran attacked <b>Iraq</b>.</p><script>if (a < b) "<p>Japan attacked China.</p>"</script>',
      'Iran attacked Iraq.',
    ],
    ['<p>Iran attacked Iraq, 3 < 4 & 5 > 2.</p>', 'Iran attacked Iraq, 3 < 4 & 5 > 2.'],
    ['<p>Iran attacked Iraq.</p><!-- <p>Japan attacked China.</p>', 'Iran attacked Iraq.'],
    [
      '<p onclick="a>b">Iran attacked Iraq.</p><nav>Menu<nav>Inner</nav></nav><p>Tail</p>',
      'Iran attacked Iraq.\nTail',
    ],
    ['<p>Iran attacked Iraq.</p><script>never closed <p>Japan attacked China.</p>', 'Iran attacked Iraq.'],
  ])('of the page %j is its paragraphs', (html, text) => {
    expect(readGiven({ html, language: 'en', publishedAt: '2025-08-28' }).document.text).toBe(text);
  });

  test('of any length within the limit is read, whatever it is made of', () => {
    for (const piece of ['a', 'Iran, ', '"', '(', 'and ', 'Iran and Iraq and ', 'If ', 'said ', '\n', 'x. '])
      read({ text: `Iran attacked Iraq. ${piece.repeat(Math.floor(20_000 / piece.length))}` });
  });

  // Each took minutes, by the square of its length.
  test.each([' ', '\t', '\u00a0'])('with a long run of %j is read in one pass', (blank) => {
    expect(read({ text: `Iran attacked Iraq.${blank.repeat(95_000)}x` })).not.toBeNull();
    expect(read({ html: `Iran attacked Iraq.${blank.repeat(900_000)}x` })).not.toBeNull();
  });

  test.each(['Mr. ', 'U.S. '])('of %j again and again ends its sentences all the same', (piece) => {
    const text = `Iran attacked Iraq. ${piece.repeat(95_000 / piece.length)}`;
    const { document } = readGiven({ text, language: 'en', publishedAt: '2025-08-28' });
    for (const { start, end } of sentencesOf(document)) expect(end - start).toBeLessThan(4_100);
  });

  test('of a page whose menus never end is refused after a few of them', () => {
    const html = `<p>Iran attacked Iraq.</p>${'<nav>'.repeat(190_000)}`;
    const input = { html, language: 'en', publishedAt: '2025-08-28' };
    expect(() => readGiven(input)).toThrow(/more than 20,000 elements/);
  });
});
