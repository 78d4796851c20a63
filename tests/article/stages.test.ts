import { clausesOf } from '../../src/io/article/clauses';
import { datesIn } from '../../src/io/article/dates';
import { readDocument } from '../../src/io/article/document';
import { contextsOf, extract } from '../../src/io/article/extract';
import { guessLanguage } from '../../src/io/article/language';
import { quantitiesIn, quantityName } from '../../src/io/article/quantities';
import { readHtml } from '../../src/io/article/read-html';
import { sentencesOf } from '../../src/io/article/sentences';
import { tokensOf } from '../../src/io/article/tokens';
import { smallGazetteer } from './small-gazetteer';

const gazetteer = smallGazetteer();
const today = '2025-08-28';
const read = (text: string) => readDocument(text, 'en', 'text');
const tokensIn = (text: string) => [...tokensOf(read(text))][0]!.tokens;
const contextIn = (text: string) => [...contextsOf(read(text), { gazetteer, today })][0]!;

describe('a document', () => {
  test('has one form, in which offsets are fixed', () => {
    const { text, paragraphs } = read('\ufeffCafe\u0301 one.  \r\n\r\nTwo\u0000words.\u2028Three.');
    expect(text).toBe('Café one.\n\nTwo words.\nThree.');
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Café one.',
      'Two words.',
      'Three.',
    ]);
  });

  test('has sentences that go on after abbreviations', () => {
    const document = read(
      'U.S. President Donald Trump met Mr. Li on Sept. 3. He left. “Why?” she asked. It cost $5.1 million.',
    );
    expect(sentencesOf(document).map(({ start, end }) => document.text.slice(start, end))).toEqual([
      'U.S. President Donald Trump met Mr. Li on Sept. 3.',
      'He left.',
      '“Why?” she asked.',
      'It cost $5.1 million.',
    ]);
  });

  test.each([
    ['The president said that he would not be there with the others in the morning.', 'en'],
    ['Der Präsident hat gesagt, dass er nicht mit den anderen in die Stadt kommt.', 'de'],
    ['Президент сказал, что не приедет.', 'ru'],
    ['Kim, Xi, Putin.', null],
  ])('%s is in %s', (text, language) => expect(guessLanguage(text)).toBe(language));

  test('is taken from a page with its paragraph of links', () => {
    const { text, title } = readHtml(
      '<title>T</title><article><p>One long enough paragraph of the article, with a comma.</p><p><a href="/a">A</a> and <a href="/b">B</a></p></article><footer><p>Subscribe</p></footer>',
    );
    expect([title, text]).toEqual(['T', 'One long enough paragraph of the article, with a comma.\nA and B']);
  });
});

describe('words', () => {
  test('keep their offsets, hyphens and letters', () => {
    const text = 'Aleksandar Vučić’s long-standing, U.S.-led “plan” failed.';
    const tokens = [...tokensOf(read(text))][0]!.tokens;
    expect(tokens.map((token) => text.slice(token.start, token.end))).toEqual(
      tokens.map((token) => token.text),
    );
    expect(tokens.map((token) => token.text)).toEqual([
      'Aleksandar',
      'Vučić',
      '’s',
      'long-standing',
      ',',
      'U.S.-led',
      '“',
      'plan',
      '”',
      'failed',
      '.',
    ]);
    expect(tokens.filter(({ isQuoted }) => isQuoted).map((token) => token.text)).toEqual(['“', 'plan', '”']);
  });
});

describe('clauses', () => {
  const clausesIn = (text: string) => {
    const tokens = tokensIn(text);
    const words = ({ first, last }: { first: number; last: number }) =>
      tokens
        .slice(first, last + 1)
        .map((token) => token.text)
        .join(' ');
    return clausesOf(tokens).map(({ verb, subjects, objects }) => [
      subjects.map(words).join(' + '),
      verb.lemma,
      objects.map(words).join(' + '),
    ]);
  };

  test.each([
    ['Iran and Iraq on Monday signed a treaty.', [['Iran + Iraq', 'sign', 'a treaty']]],
    [
      'Iran killed one and wounded two soldiers.',
      [
        ['Iran', 'kill', 'one'],
        ['Iran', 'wound', 'two soldiers'],
      ],
    ],
    [
      'Iran urged Iraq to leave Syria.',
      [
        ['Iran', 'urge', 'Iraq'],
        ['Iraq', 'leave', 'Syria'],
      ],
    ],
    [
      'Xi, who met Putin, praised Iran.',
      [
        ['Xi', 'meet', 'Putin'],
        ['Xi', 'praise', 'Iran'],
      ],
    ],
    ['The army carried out attacks.', [['The army', 'carry', 'attacks']]],
  ])('of %s', (text, clauses) => expect(clausesIn(text)).toEqual(clauses));
});

describe('times', () => {
  test.each([
    ['They meet next week.', false, '2025-09-01/2025-09-07'],
    ['They met on Monday.', true, '2025-08-25'],
    ['They meet on Monday.', false, '2025-09-01'],
    ['They met yesterday.', true, '2025-08-27'],
    ['They meet on September 3.', false, '2025-09-03'],
    ['They met on 9 May 2024.', true, '2024-05-09'],
    ['They met in May.', true, '2025-05'],
    ['They met in 2015.', true, '2015'],
    ['They met last month.', true, '2025-07'],
    ['They met on December 30.', true, '2024-12-30'],
    ['They met three days ago.', true, '2025-08-25'],
  ])('of %s', (text, isPast, edtf) =>
    expect(datesIn(tokensIn(text), today, { isPast }).map((date) => date.edtf)).toEqual([edtf]),
  );

  test('are not read into verbs', () => {
    expect(datesIn(tokensIn('Kim may march through the city.'), today, { isPast: false })).toEqual([]);
  });
});

describe('quantities', () => {
  test.each([
    [
      'Tens of thousands of soldiers marched.',
      'soldiers',
      { low: 10_000, high: 99_999, isApproximate: true },
    ],
    ['Hundreds of aircraft fly.', 'aircraft', { low: 100, high: 999, isApproximate: true }],
    ['More than 45 divisions marched.', 'divisions', { low: 45, isApproximate: false }],
    ['About 70 minutes pass.', 'minutes', { value: 70, isApproximate: true }],
    ['26 heads of state come.', 'heads of state', { value: 26, isApproximate: false }],
    ['Two million people came.', 'people', { value: 2_000_000, isApproximate: false }],
  ])('in %s', (text, noun, bounds) =>
    expect(quantitiesIn(tokensIn(text))).toMatchObject([{ noun, ...bounds }]),
  );

  test('have names that are properties', () => {
    expect(quantityName('heads of state')).toEqual({ name: 'heads-of-state' });
    expect(quantityName('minutes')).toEqual({ name: 'duration', unit: 'minutes' });
    expect(quantityName('years')).toBeNull();
  });
});

describe('sayings', () => {
  const sayingsIn = (text: string) => {
    const context = contextIn(text);
    return context.sayings.map(({ lemma, sources }) => [
      lemma,
      sources.map((source) => context.wordsOf(source)).join(' + '),
    ]);
  };

  test.each([
    ['Iran attacked Iraq, the ministry said.', [['say', 'the ministry']]],
    ['“We are ready,” said Xi Jinping, the president.', [['say', 'Xi Jinping']]],
    ['According to officials, Iran attacked Iraq.', [['according', 'officials']]],
    ['“He said no,” the spokesman told reporters.', [['tell', 'the spokesman']]],
    ['Iran attacked Iraq.', []],
  ])('in %s', (text, sayings) => expect(sayingsIn(text)).toEqual(sayings));
});

describe('names', () => {
  const namesIn = (text: string) =>
    [...contextsOf(read(text), { gazetteer, today })].flatMap(({ names }) =>
      names.map(({ text: name, chosen }) => `${name} ${chosen?.slug ?? '?'}`),
    );

  test.each([
    ['Vladimir Putin left. Putin returned.', ['Vladimir Putin vladimir-putin', 'Putin vladimir-putin']],
    // A family name alone can be of anybody.
    ['Putin returned.', []],
    ['North Korea agreed. The North attacked.', ['North Korea north-korea', 'North north-korea']],
    ['Lee Jae Myung met Bob Lee.', ['Lee Jae Myung lee-jae-myung', 'Bob Lee ?']],
    ['It helped us, and the US helped them.', ['US united-states']],
    ['Michael Jordan met the Washington Post.', ['Michael Jordan ?']],
  ])('in %s', (text, names) => expect(namesIn(text)).toEqual(names));

  test('of an office mean its holder on the day', () => {
    const { frames } = extract(read('The South Korean president may attend the parade in Beijing.'), {
      gazetteer,
      today,
    });
    expect(frames.find(({ kind }) => kind === 'attendance')).toMatchObject({
      participant: { thing: { slug: 'lee-jae-myung' } },
      status: 'POSSIBLE',
      level: 'HEAD_OF_STATE',
    });
  });

  const attendances = (text: string) =>
    extract(read(text), { gazetteer, today }).frames.flatMap((frame) =>
      frame.kind === 'attendance' ? `${frame.participant.thing?.slug} ${frame.status}` : [],
    );
  const deeds = (text: string) =>
    extract(read(text), { gazetteer, today }).frames.flatMap((frame) =>
      frame.kind === 'deed'
        ? `${frame.sources.map(({ thing }) => thing?.slug).join('+')} ${frame.type} ${frame.targets.map(({ thing }) => thing?.slug).join('+')}`
        : [],
    );

  test.each([
    ['will take part in person', ['vladimir-putin EXPECTED']],
    ['will take part in a debate', []],
    ['will attend', ['vladimir-putin EXPECTED']],
    ['will attend a lecture', []],
  ])('of those who %s: at the event of the article only where no other is named', (says, expected) => {
    expect(attendances(`A summit opens in Beijing on September 3. Vladimir Putin ${says}.`)).toEqual(
      expected,
    );
  });

  test('of a title and a family name mean who holds the office', () => {
    expect(attendances('President Putin will attend the summit in Beijing.')).toEqual([
      'vladimir-putin EXPECTED',
    ]);
  });

  test.each([
    [
      'Iran attacked Iraq on Monday. Its foreign ministry condemned Russia.',
      ['iran ASSAULT iraq', 'iran ACCUSE russia'],
    ],
    ['Iran accused Iraq of lying. Iraq rejected the accusations.', ['iran ACCUSE iraq', 'iraq REJECT iran']],
    ['Iran attacked Iraq. Russia condemned the attack.', ['iran ASSAULT iraq', 'russia ACCUSE iran']],
    ['Russia, an ally of Iran, attacked Iraq.', ['russia ASSAULT iraq']],
  ])('and descriptions: %s', (text, expected) => expect(deeds(text)).toEqual(expected));

  test('are not found where a word is part of another: "North American"', () => {
    expect(namesIn('The North American market grew.')).toEqual([]);
  });

  test('with "said on Wednesday" have no time from it', () => {
    const { frames } = extract(read('The summit will be held in Beijing, officials said on Wednesday.'), {
      gazetteer,
      today,
    });
    expect(frames.filter((frame) => frame.kind === 'event' && frame.property === 'time')).toEqual([]);
  });
});
