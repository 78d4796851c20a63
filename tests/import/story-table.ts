import type { ClaimRecord } from '../../src/io/import/rostrum-jsonl/records';

export const PARADE = 'victory-day-parade-2025';
const MINISTRY = 'china-ministry-of-foreign-affairs';
const guest = (slug: string, edition = PARADE) => ({ participation: `${edition}:${slug}` });
const between = (key: string) => ({ relationship: key });
const parade = { event: PARADE };
const onUkraine = 'us-negotiations-over-ukraine';
const onNorthKorea = 'us-negotiations-over-north-korea';

type Row = [
  para: number,
  subject: ClaimRecord['subject'],
  property: string,
  value: unknown,
  modality: string,
  speaker?: string,
];

// The table of the story, line by line.
const ROWS: Row[] = [
  [1, guest('kim-jong-un'), 'status', 'CONFIRMED', 'ANNOUNCED', MINISTRY],
  [1, guest('kim-jong-un'), 'role', 'GUEST', 'ANNOUNCED', MINISTRY],
  [1, guest('kim-jong-un'), 'level', 'HEAD_OF_STATE', 'ANNOUNCED', MINISTRY],
  [1, { leader: 'kim-jong-un' }, 'first.multilateral-meeting', expect.any(String), 'BELIEVED'],
  [1, parade, 'occasion', expect.stringContaining('80 years'), 'ASSERTED'],
  [1, parade, 'time', '2025-09-03', 'ASSERTED'],
  [1, parade, 'status', 'SCHEDULED', 'ASSERTED'],
  [1, parade, 'type', 'CEREMONY', 'ASSERTED'],
  [2, guest('vladimir-putin'), 'status', 'EXPECTED', 'ASSERTED'],
  [2, guest('vladimir-putin'), 'role', 'GUEST', 'ASSERTED'],
  [2, parade, 'quantity.heads-of-state', { value: 26 }, 'EXPECTED'],
  [2, between('overture:donald-trump-kim-jong-un'), 'status', 'PROPOSED', 'DESIRED', 'donald-trump'],
  [
    3,
    parade,
    'quantity.aircraft',
    expect.objectContaining({ low: 100, high: 999, approximate: true }),
    'EXPECTED',
  ],
  [3, parade, 'significance', expect.stringContaining('structure'), 'EXPECTED'],
  [
    4,
    parade,
    'quantity.personnel',
    expect.objectContaining({ low: 10000, high: 99999, approximate: true }),
    'EXPECTED',
  ],
  [4, parade, 'quantity.divisions', expect.objectContaining({ value: 45 }), 'EXPECTED'],
  [4, guest('china-war-veterans'), 'status', 'EXPECTED', 'EXPECTED'],
  [4, parade, 'place', expect.objectContaining({ name: 'Tiananmen, Beijing', country: 'china' }), 'EXPECTED'],
  [5, parade, 'quantity.duration', { value: 70, unit: 'minutes', approximate: true }, 'EXPECTED'],
  [5, guest('xi-jinping'), 'status', 'EXPECTED', 'EXPECTED'],
  [5, guest('xi-jinping'), 'role', 'HOST', 'EXPECTED'],
  [6, between('friendship:china-north-korea'), 'status', 'ACTIVE', 'ASSERTED', 'china'],
  [6, between('partnership:china-north-korea'), 'status', 'ACTIVE', 'ASSERTED', 'china'],
  [6, { country: 'china' }, 'intention', expect.stringContaining('North Korea'), 'ASSERTED', 'china'],
  [7, guest('north-korea', 'victory-day-parade-2015'), 'status', 'ATTENDED', 'ASSERTED'],
  [7, guest('north-korea', 'victory-day-parade-2015'), 'level', 'SENIOR_OFFICIAL', 'ASSERTED'],
  [8, parade, 'significance', expect.stringContaining('side by side'), 'EXPECTED'],
  [8, parade, 'significance', expect.stringContaining('influence'), 'BELIEVED'],
  [8, { event: onUkraine }, 'type', 'CONSULT', 'ASSERTED'],
  [8, { event: onUkraine }, 'status', 'UNDERWAY', 'ASSERTED'],
  [8, guest('united-states', onUkraine), 'role', 'PARTICIPANT', 'ASSERTED'],
  [8, guest('ukraine', onUkraine), 'role', 'SUBJECT', 'ASSERTED'],
  [8, { event: onNorthKorea }, 'type', 'CONSULT', 'ASSERTED'],
  [8, { event: onNorthKorea }, 'status', 'UNDERWAY', 'ASSERTED'],
  [8, guest('united-states', onNorthKorea), 'role', 'PARTICIPANT', 'ASSERTED'],
  [8, guest('north-korea', onNorthKorea), 'role', 'SUBJECT', 'ASSERTED'],
  [9, guest('western-leaders'), 'status', 'NOT_EXPECTED', 'ASSERTED'],
  [9, guest('western-leaders'), 'reason', expect.stringContaining('Ukraine'), 'ASSERTED'],
  [9, between('disagreement:western-leaders-vladimir-putin'), 'status', 'ACTIVE', 'ASSERTED'],
  [9, between('armed-conflict:russia-ukraine'), 'status', 'ACTIVE', 'ASSERTED'],
  [9, guest('lee-jae-myung'), 'status', 'POSSIBLE', 'ASSERTED'],
  [10, between('overture:lee-jae-myung-kim-jong-un'), 'status', 'PROPOSED', 'DESIRED', 'lee-jae-myung'],
  [10, between('overture:lee-jae-myung-kim-jong-un'), 'status', 'REJECTED', 'ASSERTED', 'north-korea'],
  [10, { leader: 'lee-jae-myung' }, 'risk', expect.any(String), 'HYPOTHETICAL'],
];

/** Each line of the story as the expected claim: speaker, subject, certainty and paragraph. */
export const STORY_TABLE = ROWS.map(([para, subject, property, value, modality, speaker]) => ({
  para,
  subject,
  property,
  value,
  modality,
  speaker,
}));

type Week = [
  day: string,
  source: string,
  subject: ClaimRecord['subject'],
  property: string,
  value: unknown,
  modality: string,
  speaker?: string,
];

const ARRIVAL = 'kim-jong-un-in-beijing-2025';
const SALUTE = 'gun-salute-beijing-2025';
const announced = (slug: string, level: string): Week[] => [
  ['2025-08-28', 'India Today', guest(slug), 'status', 'CONFIRMED', 'ANNOUNCED', 'hong-lei'],
  ['2025-08-28', 'India Today', guest(slug), 'level', level, 'ANNOUNCED', 'hong-lei'],
];

// The weeks around it, line by line.
const WEEKS: Week[] = [
  ['2025-01-21', 'RT', guest('vladimir-putin'), 'status', 'INVITED', 'ASSERTED', 'yury-ushakov'],
  ['2025-01-21', 'RT', parade, 'type', 'CEREMONY', 'ASSERTED', 'yury-ushakov'],
  ['2025-01-21', 'RT', parade, 'status', 'SCHEDULED', 'ASSERTED', 'yury-ushakov'],
  ['2025-01-21', 'RT', parade, 'time', '2025-09-03', 'ASSERTED'],
  ['2025-01-21', 'RT', parade, 'place', expect.objectContaining({ name: 'Beijing' }), 'EXPECTED'],
  ['2025-02-09', 'news.by', guest('vladimir-putin'), 'status', 'INVITED', 'ASSERTED', 'igor-morgulov'],
  ['2025-05-06', 'TASS', guest('vladimir-putin'), 'status', 'CONFIRMED', 'ANNOUNCED', 'yury-ushakov'],
  ['2025-07', 'Chosun Ilbo', guest('lee-jae-myung'), 'status', 'INVITED', 'ASSERTED'],
  [
    '2025-08-20',
    'Chosun Biz',
    guest('woo-won-shik'),
    'status',
    'INVITED',
    'ASSERTED',
    'south-korea-speakers-office',
  ],
  [
    '2025-08-20',
    'Chosun Ilbo',
    guest('lee-jae-myung'),
    'status',
    'NOT_EXPECTED',
    'BELIEVED',
    'south-korea-presidential-office',
  ],
  ...['KBS World', 'Korea JoongAng Daily'].map((publisher): Week => [
    '2025-08-22',
    publisher,
    guest('woo-won-shik'),
    'status',
    'CONFIRMED',
    'ANNOUNCED',
    'south-korea-speakers-office',
  ]),
  ...['India Today', 'Al-Ahed'].map((publisher): Week => [
    '2025-08-28',
    publisher,
    parade,
    'quantity.heads-of-state',
    { value: 26 },
    'ANNOUNCED',
    'hong-lei',
  ]),
  ...announced('alexander-lukashenko', 'HEAD_OF_STATE'),
  ...announced('masoud-pezeshkian', 'HEAD_OF_STATE'),
  ...announced('prabowo-subianto', 'HEAD_OF_STATE'),
  ...announced('aleksandar-vucic', 'HEAD_OF_STATE'),
  ...announced('robert-fico', 'HEAD_OF_GOVERNMENT'),
  ...announced('united-nations', 'SENIOR_OFFICIAL'),
  ['2025-08-28', 'India Today', guest('woo-won-shik'), 'status', 'CONFIRMED', 'ANNOUNCED', 'hong-lei'],
  ['2025-09-02', 'ynet', guest('kim-jong-un', ARRIVAL), 'status', 'ATTENDED', 'ASSERTED'],
  ['2025-09-02', 'ynet', { event: ARRIVAL }, 'status', 'OCCURRED', 'ASSERTED'],
  ['2025-09-03', 'TRT Global', parade, 'status', 'OCCURRED', 'ASSERTED'],
  ['2025-09-03', 'TRT Global', guest('xi-jinping'), 'status', 'ATTENDED', 'ASSERTED'],
  ['2025-09-03', 'TRT Global', guest('vladimir-putin'), 'status', 'ATTENDED', 'ASSERTED'],
  ['2025-09-03', 'TRT Global', guest('kim-jong-un'), 'status', 'ATTENDED', 'ASSERTED'],
  ['2025-09-03', 'TRT Global', parade, 'quantity.duration', { value: 70, unit: 'minutes' }, 'ASSERTED'],
  ['2025-09-03', 'TRT Global', { event: SALUTE }, 'status', 'OCCURRED', 'ASSERTED'],
];

/** Each line of the weeks around the story as the expected claim: day, speaker, subject and paper. */
export const WEEKS_TABLE = WEEKS.map(([day, publisher, subject, property, value, modality, speaker]) => ({
  day,
  publisher,
  subject,
  property,
  value,
  modality,
  speaker,
}));
