import fc from 'fast-check';
import { partNames, type Part } from './question';
import {
  DAYS,
  PROPERTIES,
  SPANS,
  TERMS,
  some,
  from,
  maybe,
  said,
  attendance,
  level,
  role,
  eventStatus,
  eventType,
  relationStatus,
  office,
  type HowClaimed,
} from './values';

/*
 * Arbitrary histories of one world. The subject of a step is a number, which selects among what exists
 * when the step is taken; a step without a subject is skipped. Few days, so that they tie and contradict
 * one another.
 */

export interface Rename {
  value: number;
  language: string;
  kind: 'COMMON' | 'OFFICIAL' | 'ALIAS';
}

export type Step =
  | { is: 'leader'; born: string | null }
  | {
      is: 'event';
      type: string;
      status: string;
      time: string;
      place: number;
      summary: boolean;
      said: HowClaimed;
    }
  | {
      is: 'participation';
      event: number;
      participant: number;
      country: number;
      role: string;
      level: string | null;
      status: string;
      said: HowClaimed;
    }
  | {
      is: 'relationship';
      type: string;
      subject: number;
      object: number;
      status: string | null;
      valid: string | null;
      polarity: number | null;
      said: HowClaimed;
    }
  | {
      is: 'tenure';
      leader: number;
      country: number;
      role: string;
      office: string;
      term: string;
      said: HowClaimed;
    }
  | {
      is: 'claim';
      about: string;
      subject: number;
      property: string;
      value: unknown;
      stance: Stance;
      said: HowClaimed;
    }
  | { is: 'dispute'; claim: number; said: HowClaimed }
  | { is: 'retract'; claim: number }
  | { is: 'rank'; claim: number; rank: string }
  | { is: 'review'; claims: number[]; review: string }
  | { is: 'list'; leader: number; list: string; codes: number[] }
  | { is: 'rename'; event: number; names: Rename[]; summary: boolean };

type Stance = 'SUPPORTS' | 'DISPUTES';

const event = fc.record({
  is: from('event' as const),
  type: eventType,
  status: eventStatus,
  time: from(...SPANS),
  place: fc.nat(3),
  summary: fc.boolean(),
  said,
});
const participation = fc.record({
  is: from('participation' as const),
  event: some,
  participant: some,
  country: fc.nat(2),
  role,
  level: maybe(level),
  status: attendance,
  said,
});
const relationship = fc.record({
  is: from('relationship' as const),
  type: from('MEMBERSHIP', 'MEMBERSHIP', 'BORDER', 'RIVALRY', 'SANCTIONS'),
  subject: some,
  object: some,
  status: maybe(relationStatus),
  valid: maybe(from(...SPANS)),
  polarity: maybe(from(-3.5, 0, 8)),
  said,
});
const tenure = fc.record({
  is: from('tenure' as const),
  leader: some,
  country: fc.nat(1),
  role: from('HEAD_OF_STATE', 'HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER'),
  office,
  term: from(...TERMS),
  said,
});
const leader = fc.record({ is: from('leader' as const), born: maybe(from('1953-10-07', '195X')) });

const claim = fc.oneof(
  ...PROPERTIES.map(([about, property, value, weight = 1]) => ({
    weight,
    arbitrary: fc.record({
      is: from('claim' as const),
      about: from(about),
      property: from(property),
      subject: some,
      value,
      stance: from<Stance>('SUPPORTS', 'SUPPORTS', 'SUPPORTS', 'SUPPORTS', 'DISPUTES'),
      said,
    }),
  })),
);
const rename = fc.record({
  is: from('rename' as const),
  event: some,
  names: fc.array(
    fc.record({
      value: fc.nat(3),
      language: from('en', 'en', 'ko'),
      kind: from('COMMON' as const, 'OFFICIAL' as const, 'ALIAS' as const),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  summary: fc.boolean(),
});

const list = fc.record({
  is: from('list' as const),
  leader: some,
  list: from('FIRST_LIST', 'SECOND_LIST'),
  codes: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: claim },
  { weight: 2, arbitrary: event },
  { weight: 4, arbitrary: participation },
  { weight: 3, arbitrary: relationship },
  { weight: 3, arbitrary: tenure },
  { weight: 1, arbitrary: leader },
  { weight: 3, arbitrary: fc.record({ is: from('dispute' as const), claim: some, said }) },
  { weight: 2, arbitrary: fc.record({ is: from('retract' as const), claim: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: from('rank' as const),
      claim: some,
      rank: from('PREFERRED', 'NORMAL', 'DEPRECATED'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: from('review' as const),
      claims: fc.array(some, { minLength: 1, maxLength: 3 }),
      review: from('DRAFT', 'ACCEPTED', 'REJECTED'),
    }),
  },
  { weight: 1, arbitrary: rename },
  { weight: 2, arbitrary: list },
);

/** A scope for queries: the last recording included is given as a share of the history. */
export interface SomePoint {
  part: Part;
  valid: string | null;
  said: string | null;
  known: { share: number; before: boolean } | null;
}

const point: fc.Arbitrary<SomePoint> = fc.record({
  part: from(...partNames),
  valid: maybe(from(...DAYS, '2030-01-01')),
  said: maybe(from(...DAYS, ...DAYS, '2014-12-31', '2030-01-01')),
  known: maybe(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), before: fc.boolean() })),
});

/** A history, and the scopes from which it is queried. */
export interface History {
  steps: Step[];
  points: SomePoint[];
}

export const history = (points: number): fc.Arbitrary<History> =>
  fc.record({
    steps: fc
      .tuple(
        fc.tuple(leader, leader, event, participation, tenure, relationship) as fc.Arbitrary<Step[]>,
        fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
      )
      .map(([first, then]) => [...first, ...then]),
    points: fc.array(point, { minLength: points, maxLength: points }),
  });
