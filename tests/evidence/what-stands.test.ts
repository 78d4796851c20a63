import {
  explainStanding,
  whatStands,
  type DecidingClaim,
  type StandingOrder,
} from '../../src/engine/model/what-stands';
import { claim } from './claim';

describe('claims that never stand', () => {
  it.each<Partial<DecidingClaim>>([
    { rank: 'DEPRECATED' },
    { modality: 'HYPOTHETICAL' },
    { review: 'DRAFT' },
    { review: 'REJECTED' },
    { retractedIn: 9n },
    { stance: 'DISPUTES' },
  ])('%j', (over) => {
    expect(whatStands('other', [claim(over)])).toBeNull();
    const other = claim({ rank: 'NORMAL', modality: 'DESIRED', reliability: 'F', saidOn: '1999-01-01' });
    expect(whatStands('other', [claim({ value: 'CONFIRMED', ...over }), other])).toBe(other);
  });

  it('none stands among none', () => {
    expect(whatStands('ledger', [])).toBeNull();
  });
});

describe('the claim that stands', () => {
  const early = claim({ modality: 'ANNOUNCED', saidOn: '2025-08-28' });
  const late = claim({ modality: 'POSSIBLE', saidOn: '2025-09-01' });

  it('is for a ledger the latest, otherwise the surest', () => {
    expect(whatStands('ledger', [early, late])).toBe(late);
    expect(whatStands('other', [early, late])).toBe(early);
  });

  it('is the preferred one, before anything else', () => {
    const preferred = claim({
      rank: 'PREFERRED',
      modality: 'DESIRED',
      reliability: 'F',
      saidOn: '1999-01-01',
    });
    for (const order of ['ledger', 'other'] as const)
      expect(whatStands(order, [early, preferred, late])).toBe(preferred);
  });

  it('ranks an announcement like an assertion, and then compares reliability', () => {
    const asserted = claim({ modality: 'ASSERTED', reliability: 'C' });
    const announced = claim({ modality: 'ANNOUNCED', reliability: 'A' });
    expect(whatStands('other', [asserted, announced])).toBe(announced);
  });

  it('is the later recording of two equals, and the later id within one', () => {
    const [first, second] = [claim({ recordedIn: 8n }), claim({ recordedIn: 7n })];
    expect(whatStands('other', [first, second])).toBe(first);
    const third = claim({ recordedIn: 8n });
    expect(whatStands('other', [third, first, second])).toBe(third);
  });
});

describe('a dispute', () => {
  const disputed = claim({ value: { value: 26, unit: 'heads' }, reliability: 'B' });
  const rival = claim({ value: { value: 24 }, reliability: 'D' });

  it('removes the value that it outranks, and no other', () => {
    const dispute = claim({ value: { unit: 'heads', value: 26 }, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, dispute])).toBe(rival);
  });

  it('does not affect what outranks it, nor other values', () => {
    const weak = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'C' });
    const beside = claim({ value: 3, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, weak, beside])).toBe(disputed);
  });

  it('leaves a value undecided if there is no alternative', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, dispute])).toBeNull();
    const other = claim({ value: rival.value, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, dispute, other])).toBeNull();
  });

  it('yields to a repetition of the value that outranks it', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A' });
    const again = claim({ value: disputed.value, reliability: 'A', saidOn: '2025-09-01' });
    expect(whatStands('other', [disputed, dispute, again])).toBe(again);
  });

  it('that is retracted has no effect', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A', retractedIn: 9n });
    expect(whatStands('other', [disputed, rival, dispute])).toBe(disputed);
  });
});

describe('the explanation', () => {
  it.each<[StandingOrder, Partial<DecidingClaim>, RegExp]>([
    ['other', { rank: 'PREFERRED' }, /ranked PREFERRED, the other NORMAL/],
    [
      'ledger',
      { saidOn: '2025-09-01', modality: 'POSSIBLE' },
      /said later, on 2025-09-01; the other on 2025-08-28/,
    ],
    ['other', { reliability: 'A' }, /reliability A, the other's of B/],
    ['other', { recordedIn: 8n }, /recorded later/],
    ['other', {}, /recorded at once/],
  ])('%s: %j', (order, over, reason) => {
    const other = claim();
    expect(explainStanding(order, claim(over), other)).toMatch(reason);
  });

  it('names a lesser modality, a dispute, and an only claim', () => {
    expect(explainStanding('other', claim(), claim({ modality: 'EXPECTED' }))).toBe(
      'It is ASSERTED, the other EXPECTED.',
    );
    expect(explainStanding('other', claim({ reliability: 'D' }), claim({ reliability: 'A' }))).toMatch(
      /disputed by a claim that comes before it/,
    );
    expect(explainStanding('other', claim(), null)).toMatch(/There is no other claim/);
  });
});
