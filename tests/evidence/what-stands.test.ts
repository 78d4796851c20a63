import {
  explainStanding,
  whatStands,
  type DecidingClaim,
  type StandingOrder,
} from '../../src/engine/model/what-stands';
import { claim } from './claim';

describe('what never stands', () => {
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

  it('nothing, of nothing', () => {
    expect(whatStands('ledger', [])).toBeNull();
  });
});

describe('what stands', () => {
  const early = claim({ modality: 'ANNOUNCED', saidOn: '2025-08-28' });
  const late = claim({ modality: 'POSSIBLE', saidOn: '2025-09-01' });

  it('is in a ledger what was said last, elsewhere what was said most surely', () => {
    expect(whatStands('ledger', [early, late])).toBe(late);
    expect(whatStands('other', [early, late])).toBe(early);
  });

  it('is what is preferred, before all else', () => {
    const preferred = claim({
      rank: 'PREFERRED',
      modality: 'DESIRED',
      reliability: 'F',
      saidOn: '1999-01-01',
    });
    for (const order of ['ledger', 'other'] as const)
      expect(whatStands(order, [early, preferred, late])).toBe(preferred);
  });

  it('takes an announcement for as sure as an assertion, and asks for the reliability then', () => {
    const asserted = claim({ modality: 'ASSERTED', reliability: 'C' });
    const announced = claim({ modality: 'ANNOUNCED', reliability: 'A' });
    expect(whatStands('other', [asserted, announced])).toBe(announced);
  });

  it('is the later recording of two alike, and the later id within one', () => {
    const [first, second] = [claim({ recordedIn: 8n }), claim({ recordedIn: 7n })];
    expect(whatStands('other', [first, second])).toBe(first);
    const third = claim({ recordedIn: 8n });
    expect(whatStands('other', [third, first, second])).toBe(third);
  });
});

describe('a dispute', () => {
  const disputed = claim({ value: { value: 26, unit: 'heads' }, reliability: 'B' });
  const rival = claim({ value: { value: 24 }, reliability: 'D' });

  it('takes away the value that it outranks, and no other', () => {
    const dispute = claim({ value: { unit: 'heads', value: 26 }, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, dispute])).toBe(rival);
  });

  it('leaves alone what outranks it, and other values', () => {
    const weak = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'C' });
    const beside = claim({ value: 3, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, weak, beside])).toBe(disputed);
  });

  it('leaves undecided what nobody says otherwise', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, dispute])).toBeNull();
    const other = claim({ value: rival.value, stance: 'DISPUTES', reliability: 'A' });
    expect(whatStands('other', [disputed, rival, dispute, other])).toBeNull();
  });

  it('gives way to who says the same again and comes before it', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A' });
    const again = claim({ value: disputed.value, reliability: 'A', saidOn: '2025-09-01' });
    expect(whatStands('other', [disputed, dispute, again])).toBe(again);
  });

  it('that is retracted disputes nothing', () => {
    const dispute = claim({ value: disputed.value, stance: 'DISPUTES', reliability: 'A', retractedIn: 9n });
    expect(whatStands('other', [disputed, rival, dispute])).toBe(disputed);
  });
});

describe('why it stands', () => {
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

  it('tells a lesser modality, a dispute, and an only claim', () => {
    expect(explainStanding('other', claim(), claim({ modality: 'EXPECTED' }))).toBe(
      'It is ASSERTED, the other EXPECTED.',
    );
    expect(explainStanding('other', claim({ reliability: 'D' }), claim({ reliability: 'A' }))).toMatch(
      /disputed by a claim that comes before it/,
    );
    expect(explainStanding('other', claim(), null)).toMatch(/There is no other claim/);
  });
});
