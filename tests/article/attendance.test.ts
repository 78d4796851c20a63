import { readDocument } from '../../src/io/article/document';
import { extract } from '../../src/io/article/extract';
import { smallGazetteer } from './small-gazetteer';

const gazetteer = smallGazetteer();

/** Who attends by what an article of 28 August 2025 says: slug or name, status; each once. */
const attendances = (text: string) => [
  ...new Set(
    extract(readDocument(text, 'en', 'text'), { gazetteer, today: '2025-08-28' }).frames.flatMap((frame) =>
      frame.kind === 'attendance'
        ? [`${frame.participant.thing?.slug ?? frame.participant.unlinked?.text} ${frame.status}`]
        : [],
    ),
  ),
];

describe('who attends', () => {
  test.each([
    // Another comes instead.
    [
      'Instead of Vladimir Putin, Sergei Orlov came to the summit in Rome on August 20.',
      ['Sergei Orlov ATTENDED', 'vladimir-putin ABSENT'],
    ],
    ['Robert Fico sent his foreign minister to the summit in Rome on August 20.', ['robert-fico DELEGATED']],
    ['Iran and Iraq did not send anyone to the summit in Rome last week.', ['iran ABSENT', 'iraq ABSENT']],
    // A verb that stands for another.
    [
      'Xi Jinping will attend the summit in Rome, but Donald Trump will not.',
      ['xi-jinping EXPECTED', 'donald-trump NOT_EXPECTED'],
    ],
    [
      'Xi Jinping attended the summit in Rome last week, as did Robert Fico.',
      ['xi-jinping ATTENDED', 'robert-fico ATTENDED'],
    ],
    // What governs the verb.
    ['Robert Fico was forced to miss the summit in Rome last week.', ['robert-fico ABSENT']],
    ['Robert Fico was the last to arrive at the summit in Rome last week.', ['robert-fico ATTENDED']],
    ['It is doubtful that Robert Fico will attend the summit in Rome.', ['robert-fico NOT_EXPECTED']],
    ['Robert Fico has yet to decide on going to the summit in Rome.', ['robert-fico POSSIBLE']],
    [
      'Robert Fico had hoped to attend the summit in Rome last week but stayed at home.',
      ['robert-fico ABSENT'],
    ],
    ['Xi Jinping urged Robert Fico to attend the summit in Rome.', []],
    ['Had Robert Fico come to the summit in Rome in 2023, he would have been heard.', []],
    // Nouns and lists.
    ["Robert Fico's attendance at the summit in Rome is in doubt.", ['robert-fico POSSIBLE']],
    [
      'The absence of Donald Trump and Xi Jinping overshadowed the summit in Rome last week.',
      ['donald-trump ABSENT', 'xi-jinping ABSENT'],
    ],
    [
      'The summit in Rome took place last week. Present were Xi Jinping and Robert Fico. Absent: Donald Trump.',
      ['xi-jinping ATTENDED', 'robert-fico ATTENDED', 'donald-trump ABSENT'],
    ],
    // What is done at an event, and what merely stands near its name.
    ['Robert Fico vetoed the statement at the summit in Rome last week.', ['robert-fico ATTENDED']],
    ['Robert Fico criticized the summit in Rome.', []],
    ['A summit opens in Rome on Monday. Robert Fico went after the press.', []],
  ])('%s', (text, expected) => expect(attendances(text).sort()).toEqual([...expected].sort()));
});

describe('references', () => {
  test.each([
    ['"I will not be at the summit in Rome," Donald Trump said.', ['donald-trump DECLINED']],
    ['"We shall not attend the summit in Rome," said Robert Fico.', ['robert-fico DECLINED']],
    [
      'Xi Jinping and Robert Fico met on Monday. They will attend the summit in Rome on September 9.',
      ['xi-jinping EXPECTED', 'robert-fico EXPECTED'],
    ],
    [
      'Fico to skip Rome summit. Robert Fico will not attend the summit in Rome.',
      ['robert-fico NOT_EXPECTED'],
    ],
    [
      'The president of China and the prime minister of Slovakia attended the summit in Rome last week.',
      ['xi-jinping ATTENDED', 'robert-fico ATTENDED'],
    ],
  ])('%s', (text, expected) => expect(attendances(text).sort()).toEqual([...expected].sort()));
});

test('attendance under a condition is possible, with the condition', () => {
  const { frames } = extract(
    readDocument('Robert Fico would attend the summit in Rome only if Xi Jinping came.', 'en', 'text'),
    { gazetteer, today: '2025-08-28' },
  );
  expect(frames.filter(({ kind }) => kind === 'attendance')).toMatchObject([
    {
      participant: { thing: { slug: 'robert-fico' } },
      status: 'POSSIBLE',
      modality: 'HYPOTHETICAL',
      condition: 'Xi Jinping came',
    },
  ]);
});

test.each([
  ['Xi Jinping attended the summit in Rome on Monday, officials said.', '2025-08-25'],
  ['Xi Jinping is expected at the summit in Rome on October 30, officials said.', '2025-10-30'],
])('the day of an event follows the tense of its verb: %s', (text, day) => {
  const { occasions } = extract(readDocument(text, 'en', 'text'), { gazetteer, today: '2025-08-28' });
  expect(occasions).toMatchObject([{ time: day }]);
});

describe('the event', () => {
  const read = (text: string) =>
    extract(readDocument(text, 'en', 'text'), { gazetteer, today: '2025-08-28' });

  test.each([
    ['Robert Fico hosted the summit in Rome on Thursday.', 'OCCURRED'],
    ['Robert Fico will host the summit in Rome on Thursday.', 'SCHEDULED'],
    ['The summit in Rome was scheduled for Thursday.', 'SCHEDULED'],
  ])('of the day of the article is over once it was held: %s', (text, status) => {
    expect(read(text).occasions.map((occasion) => occasion.status)).toEqual([status]);
  });

  test('has no weekday as its place', () => {
    const { frames } = read('Robert Fico hosted the summit in Rome on Thursday.');
    const places = frames.flatMap((frame) =>
      frame.kind === 'event' && frame.property === 'place' ? [frame.value] : [],
    );
    expect(places).toEqual([{ name: 'Rome', country: 'italy' }]);
  });
});
