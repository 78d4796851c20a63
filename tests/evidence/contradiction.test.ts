import { canContradict, contradict, contradicts, succeed } from '../../src/engine/model/contradiction';
import { LEDGERS } from '../../src/engine/model/ledger';
import { boundsOf } from '../../src/engine/model/vocabulary';
import type { SubjectKind } from '../../src/generated/prisma/enums';
import { createTestDatabase, type TestDatabase } from '../support/database';

const CONSTELLATIONS = {
  'later, somebody else': { sameDay: false, sameSpeaker: false },
  'later, the same': { sameDay: false, sameSpeaker: true },
  'on one day, somebody else': { sameDay: true, sameSpeaker: false },
  'on one day, the same': { sameDay: true, sameSpeaker: true },
};
type When = keyof typeof CONSTELLATIONS;
const OTHERS_LATER: When = 'later, somebody else';

describe('two statuses', () => {
  const contradictory = (ledger: keyof typeof LEDGERS, before: string, after: string, when: When) =>
    contradicts(LEDGERS[ledger], [before, after], CONSTELLATIONS[when]);

  it.each([
    ['EVENT', 'SCHEDULED', 'OCCURRED'],
    ['EVENT', 'SCHEDULED', 'POSTPONED'],
    ['EVENT', 'POSTPONED', 'RESCHEDULED'],
    ['EVENT', 'RESCHEDULED', 'POSTPONED'],
    ['EVENT', 'RESCHEDULED', 'CANCELLED'],
    ['EVENT', 'UNDERWAY', 'OCCURRED'],
    ['PARTICIPATION', 'INVITED', 'DECLINED'],
    ['PARTICIPATION', 'POSSIBLE', 'CONFIRMED'],
    ['PARTICIPATION', 'EXPECTED', 'CONFIRMED'],
    ['PARTICIPATION', 'CONFIRMED', 'EXPECTED'],
    ['PARTICIPATION', 'EXPECTED', 'ATTENDED'],
    ['PARTICIPATION', 'CONFIRMED', 'WITHDRAWN'],
    ['PARTICIPATION', 'CONFIRMED', 'ABSENT'],
    ['PARTICIPATION', 'ABSENT', 'DELEGATED'],
    ['RELATIONSHIP', 'PROPOSED', 'REJECTED'],
    ['RELATIONSHIP', 'ACTIVE', 'ENDED'],
    ['RELATIONSHIP', 'SUSPENDED', 'ACTIVE'],
  ] as const)('%s: %s, then %s is progress, from any source', (ledger, before, after) => {
    expect(contradictory(ledger, before, after, OTHERS_LATER)).toBe(false);
    expect(contradictory(ledger, before, after, 'later, the same')).toBe(false);
  });

  it.each([
    ['PARTICIPATION', 'NOT_EXPECTED', 'POSSIBLE'],
    ['PARTICIPATION', 'CONFIRMED', 'NOT_EXPECTED'],
    ['PARTICIPATION', 'WITHDRAWN', 'CONFIRMED'],
    ['EVENT', 'CANCELLED', 'SCHEDULED'],
    ['RELATIONSHIP', 'ENDED', 'ACTIVE'],
  ] as const)(
    '%s: %s, then %s is a change of mind within one attribution, a contradiction between two',
    (ledger, before, after) => {
      expect(contradictory(ledger, before, after, OTHERS_LATER)).toBe(true);
      expect(contradictory(ledger, before, after, 'later, the same')).toBe(false);
    },
  );

  it.each([
    ['PARTICIPATION', 'ATTENDED', 'ABSENT'],
    ['PARTICIPATION', 'DELEGATED', 'ATTENDED'],
    ['EVENT', 'CANCELLED', 'OCCURRED'],
    ['EVENT', 'OCCURRED', 'CANCELLED'],
  ] as const)('%s: %s and %s contradict each other, from any source at any time', (ledger, before, after) => {
    for (const when of Object.keys(CONSTELLATIONS) as When[])
      expect(contradictory(ledger, before, after, when)).toBe(true);
  });

  it('lead nowhere from a final status', () => {
    expect(contradictory('EVENT', 'OCCURRED', 'SCHEDULED', 'later, the same')).toBe(true);
    expect(contradictory('PARTICIPATION', 'ATTENDED', 'EXPECTED', OTHERS_LATER)).toBe(true);
  });

  it('of the same day contradict each other if two sources say yes and no', () => {
    const ofOneDay = (before: string, after: string) =>
      contradictory('PARTICIPATION', before, after, 'on one day, somebody else');
    expect(ofOneDay('EXPECTED', 'NOT_EXPECTED')).toBe(true);
    expect(ofOneDay('CONFIRMED', 'WITHDRAWN')).toBe(true);
    expect(ofOneDay('EXPECTED', 'ATTENDED')).toBe(false);
    expect(ofOneDay('ATTENDED', 'EXPECTED')).toBe(false);
    expect(ofOneDay('INVITED', 'DECLINED')).toBe(false);
  });
});

describe('in SQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  interface Said {
    value: unknown;
    saidOn?: string;
    source?: number;
    speaker?: number | null;
  }
  const USUAL = { saidOn: '2025-08-20', source: 1, speaker: null };

  /** How two claims about a property disagree. */
  async function disagreement(kind: SubjectKind, property: string, a: Said, b: Said) {
    const rows = [a, b].map((said) => ({ ...USUAL, ...said, ...boundsOf(kind, property, said.value) }));
    const claim = (
      i: number,
    ) => `(select '${property}'::text as property, value, (said ->> 'saidOn')::date as said_on,
      (said ->> 'source')::bigint as source_id, (said ->> 'speaker')::bigint as speaker_id,
      (said ->> 'valueEarliest')::date as value_earliest, (said ->> 'valueLatest')::date as value_latest
      from (select $1::jsonb -> ${i} as said, $1::jsonb -> ${i} -> 'value' as value) given)`;
    const { rows: answer } = await database.pool.query<{ contradict: boolean; succeed: boolean }>(
      `select coalesce(${contradict('a', 'b')}, false) as contradict, coalesce(${succeed('a', 'b')}, false) as succeed
       from ${claim(0)} a, ${claim(1)} b`,
      [JSON.stringify(rows)],
    );
    const [{ contradict: contradicted, succeed: succeeded }] = answer as [(typeof answer)[number]];
    expect(contradicted && succeeded).toBe(false);
    return contradicted ? 'CONTRADICTION' : succeeded ? 'SUCCESSION' : null;
  }

  it('is the same rule for every pair of statuses', async () => {
    for (const [kind, ledger] of Object.entries(LEDGERS)) {
      const statuses = Object.keys(ledger);
      for (const [before, after] of statuses.flatMap((a) => statuses.map((b) => [a, b] as const))) {
        if (before === after) continue;
        for (const { sameDay, sameSpeaker } of Object.values(CONSTELLATIONS)) {
          const later = { saidOn: sameDay ? USUAL.saidOn : '2025-08-28', source: sameSpeaker ? 1 : 2 };
          expect([
            before,
            after,
            await disagreement(kind as SubjectKind, 'status', { value: before }, { value: after, ...later }),
          ]).toEqual([
            before,
            after,
            contradicts(ledger, [before, after], { sameDay, sameSpeaker }) ? 'CONTRADICTION' : 'SUCCESSION',
          ]);
        }
      }
    }
  }, 60_000);

  it('identifies an attribution by its speaker in any source, and else by the source', async () => {
    const changed = (before: Partial<Said>, after: Partial<Said>) =>
      disagreement(
        'PARTICIPATION',
        'status',
        { value: 'NOT_EXPECTED', ...before },
        { value: 'POSSIBLE', saidOn: '2025-08-28', ...after },
      );
    expect(await changed({ speaker: 5 }, { speaker: 5, source: 2 })).toBe('SUCCESSION');
    expect(await changed({ speaker: 5 }, { speaker: 6 })).toBe('CONTRADICTION');
    expect(await changed({ speaker: 5 }, {})).toBe('CONTRADICTION');
    expect(await changed({}, {})).toBe('SUCCESSION');
  });

  it('matches the trigger that records which disputes were ever contradictions', async () => {
    const { rows } = await database.pool.query<{ prosrc: string }>(
      "select prosrc from pg_proc where proname in ('contradict', 'can_contradict') order by proname desc",
    );
    const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(rows.map(({ prosrc }) => inOneLine(prosrc))).toEqual([
      inOneLine(`SELECT ${contradict('a', 'b')}`),
      inOneLine(`SELECT ${canContradict('property')}`),
    ]);
  });

  const beijing = { name: 'Beijing', precision: 'TOWN', country: 'china' };
  it.each<[SubjectKind, string, unknown, unknown, string | null]>([
    ['EVENT', 'time', '2025-09', '2025-09-03', null],
    ['EVENT', 'time', '2025-09-03', '2025-09-04', 'CONTRADICTION'],
    ['EVENT', 'time', '2025-09-01/2025-09-05', '2025-09-03', null],
    ['EVENT', 'time', '2025-09-01/2025-09-05', '2025-09-06', 'CONTRADICTION'],
    ['EVENT', 'time', 'XXXX', '2025-09-03', null],
    ['LEADER', 'born', '1984?', '1984-01-08', null],
    ['LEADER', 'born', '198X', '1984', null],
    ['LEADER', 'born', '1984', '1983', 'CONTRADICTION'],
    ['RELATIONSHIP', 'valid', '2001/2015', '2003/2010', 'CONTRADICTION'],
    ['RELATIONSHIP', 'valid', '2001/2015', '2001-05/2015-03-01', null],
    ['RELATIONSHIP', 'valid', '2001/', '2001/2015', null],
    ['RELATIONSHIP', 'valid', '2001/..', '2001-02/2026', 'SUCCESSION'],
    ['RELATIONSHIP', 'valid', '2003/..', '2001/2026', 'CONTRADICTION'],
    ['RELATIONSHIP', 'valid', '2001/..', '2001/2015', 'CONTRADICTION'],
    ['COUNTRY', 'existed', '1917/..', '../..', null],
    ['TENURE', 'term.end', '..', '2026-01-01', 'SUCCESSION'],
    ['TENURE', 'term.end', '2015-03', '..', 'CONTRADICTION'],
    ['TENURE', 'term.end', '..', 'XXXX', null],
    ['TENURE', 'office', 'Prime Minister', 'prime minister', null],
    ['EVENT', 'quantity.minutes', { value: 70 }, { value: 70, approximate: true }, null],
    ['EVENT', 'quantity.guests', { low: 20, high: 30 }, { value: 26 }, null],
    ['EVENT', 'quantity.guests', { low: 20, high: 30 }, { low: 28, high: 40 }, null],
    ['EVENT', 'quantity.guests', { low: 27 }, { value: 26 }, 'CONTRADICTION'],
    ['EVENT', 'quantity.guests', { value: 24 }, { value: 26 }, 'CONTRADICTION'],
    [
      'EVENT',
      'quantity.length',
      { value: 70, unit: 'minutes' },
      { value: 70, unit: 'hours' },
      'CONTRADICTION',
    ],
    ['EVENT', 'quantity.length', { value: 70, unit: 'minutes' }, { value: 70 }, null],
    ['EVENT', 'place', beijing, { ...beijing, name: 'Tiananmen, Beijing', precision: 'EXACT' }, null],
    ['EVENT', 'place', beijing, { name: 'Beijing', precision: 'UNKNOWN' }, null],
    ['EVENT', 'place', { ...beijing, name: 'China', precision: 'COUNTRY' }, beijing, null],
    ['EVENT', 'place', beijing, { ...beijing, name: 'Shanghai' }, 'CONTRADICTION'],
    ['EVENT', 'place', beijing, { ...beijing, country: 'russia' }, 'CONTRADICTION'],
    ['EVENT', 'type', 'OTHER', 'CEREMONY', null],
    ['EVENT', 'type', 'CONSULT', 'CEREMONY', 'CONTRADICTION'],
    ['PARTICIPATION', 'level', 'UNSPECIFIED', 'MINISTER', null],
    ['PARTICIPATION', 'role', 'HOST', 'GUEST', 'CONTRADICTION'],
    ['RELATIONSHIP', 'polarity', 3, 5, 'CONTRADICTION'],
    ['LEADER', 'intention', 'talks', 'trade', null],
    ['LEADER', 'first.visit', 'Moscow', 'Beijing', 'CONTRADICTION'],
  ])('%s %s: %j and %j: %s', async (kind, property, a, b, expected) => {
    expect(await disagreement(kind, property, { value: a }, { value: b, source: 2 })).toBe(expected);
    expect(await disagreement(kind, property, { value: b }, { value: a, source: 2 })).toBe(expected);
  });
});
