import { checkLedger } from '../../src/evidence/ledger';
import { Refusal } from '../../src/platform/errors';

it.each(['ATTENDED', 'ABSENT', 'DELEGATED'] as const)('nobody is %s at what has not begun', (status) => {
  const claim = { kind: 'PARTICIPATION' as const, status, saidOn: '2025-09-02', eventEarliest: '2025-09-03' };
  expect(() => checkLedger(claim)).toThrow(Refusal);
  expect(() => checkLedger(claim)).toThrow(/the event begins on 2025-09-03/);
  expect(() => checkLedger(claim)).toThrow(/say one of INVITED, POSSIBLE, [A-Z_, ]+, WITHDRAWN$/);
  expect(() => checkLedger({ ...claim, saidOn: new Date('2025-09-03') })).not.toThrow();
  expect(() => checkLedger({ ...claim, eventEarliest: null })).not.toThrow();
});

it('lets people change their minds at any time', () => {
  for (const status of ['CONFIRMED', 'DECLINED', 'WITHDRAWN', 'INVITED', 'UNKNOWN'] as const)
    expect(() =>
      checkLedger({ kind: 'PARTICIPATION', status, saidOn: '2025-01-01', eventEarliest: '2025-09-03' }),
    ).not.toThrow();
});

it.each(['UNDERWAY', 'OCCURRED'] as const)('no event is %s before it can have begun', (status) => {
  const claim = { kind: 'EVENT' as const, status, saidOn: '2025-09-02', eventEarliest: '2025-09-03' };
  expect(() => checkLedger(claim)).toThrow(
    /until then say one of SCHEDULED, POSTPONED, RESCHEDULED, CANCELLED, REPORTED$/,
  );
  expect(() => checkLedger({ ...claim, saidOn: '2025-09-03' })).not.toThrow();
});
