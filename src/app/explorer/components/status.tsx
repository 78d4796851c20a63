import { LEDGERS } from '../../../engine/model/ledger';
import { words } from '../words';

type LedgerName = keyof typeof LEDGERS;

/** The tone of a status: whether it means yes, no, perhaps, or nothing of these. */
export function toneOf(
  status: string,
  ledger: LedgerName = 'PARTICIPATION',
): 'yes' | 'no' | 'maybe' | 'nothing' {
  const found = (
    LEDGERS[ledger] as Readonly<Record<string, { means: 'yes' | 'no' | 'maybe' | 'nothing'; phase: number }>>
  )[status];
  if (!found) return 'nothing';
  // A plan to come is no arrival.
  return found.means === 'yes' && found.phase === 0 && !SURE.has(status) ? 'maybe' : found.means;
}

const SURE = new Set(['CONFIRMED', 'ACTIVE']);

// Within a circle of 10 by 10.
const HALF = 'M5 0a5 5 0 0 1 0 10z';
const SHAPES: Readonly<Record<string, string>> = {
  ATTENDED: 'M5 0a5 5 0 0 1 0 10a5 5 0 0 1 0-10z',
  OCCURRED: 'M5 0a5 5 0 0 1 0 10a5 5 0 0 1 0-10z',
  ACTIVE: 'M5 0a5 5 0 0 1 0 10a5 5 0 0 1 0-10z',
  CONFIRMED: 'M5 5V0a5 5 0 1 1-5 5z',
  EXPECTED: HALF,
  SCHEDULED: HALF,
  UNDERWAY: HALF,
};
const CROSS = 'M1.5 1.5l7 7m0-7l-7 7';
const BAR = 'M1.5 8.5l7-7';

/** A status as word, shape and color. */
export function Status({
  status,
  ledger = 'PARTICIPATION',
}: {
  readonly status: string;
  readonly ledger?: LedgerName;
}) {
  const tone = toneOf(status, ledger);
  const fill = SHAPES[status];
  const stroke = tone === 'no' ? (status === 'NOT_EXPECTED' || status === 'WITHDRAWN' ? BAR : CROSS) : null;
  return (
    <span class={`status ${tone}`}>
      <svg width="10" height="10" viewBox="-1 -1 12 12" aria-hidden="true">
        {stroke !== CROSS && <circle cx="5" cy="5" r="5" class="ring" />}
        {fill && <path d={fill} class="fill" />}
        {stroke && <path d={stroke} class="ring" />}
      </svg>
      {words(status)}
    </span>
  );
}
