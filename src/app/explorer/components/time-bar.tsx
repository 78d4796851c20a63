import { KeptInputs } from '../layout';
import { usePage } from '../page-request';
import { isPast } from '../times';
import { timesSentence } from '../times-sentence';
import { counted, timeWords } from '../words';

/** A statement on the axis of the time bar. */
export interface Mark {
  /** The day by which it counts as said, YYYY-MM-DD. */
  readonly day: string;
  readonly tone: 'yes' | 'no' | 'maybe' | 'nothing';
}

interface TimeBarProps {
  /** The statements about the subject of the page at any time; empty for a bar without an axis. */
  readonly marks?: readonly Mark[];
  /** How many statements there are, and how many of them the times of the page show. */
  readonly statements?: { readonly total: number; readonly shown: number };
}

/** Of what time the page is, in one sentence, and controls for another. */
export function TimeBar({ marks = [], statements }: TimeBarProps) {
  const page = usePage();
  const days = [...new Set(marks.map(({ day }) => day))].sort();
  const { saidBy } = page.times;
  const before = days.filter((day) => saidBy === null || day < saidBy).at(saidBy === null ? -2 : -1);
  const after = saidBy === null ? undefined : days.find((day) => day > saidBy);
  const hidden = statements ? statements.total - statements.shown : 0;
  return (
    <>
      <section
        class={`times${isPast(page.times) ? ' past' : ''}`}
        id="times"
        data-part="times"
        aria-label="Time of this page"
      >
        <p class="sentence" id="sentence" role="status">
          <b>{timesSentence(page.times)}.</b>
          {hidden > 0 &&
            ` ${hidden} of ${counted(statements!.total, 'statement')} ${hidden === 1 ? 'is' : 'are'} hidden.`}
        </p>
        <p class="steps">
          {before && (
            <a id="before" class="button" data-time href={page.here({ saidBy: before, cite: null })}>
              ‹ Statement before
            </a>
          )}
          {after && (
            <a id="after" class="button" data-time href={page.here({ saidBy: after, cite: null })}>
              Statement after ›
            </a>
          )}
          {isPast(page.times) && (
            <a
              id="now"
              class="button"
              data-time
              href={page.here({ saidBy: null, validAt: null, knownAt: null, cite: null })}
            >
              Back to now
            </a>
          )}
        </p>
        <TimeForm />
      </section>
      {days.length > 1 && <Axis marks={marks} days={days} />}
    </>
  );
}

/** A form for all three times, which works without script. */
function TimeForm() {
  const { path, times } = usePage();
  return (
    <details class="set-times">
      <summary>Set times</summary>
      <form action={path} class="fields">
        <label>
          Said in public by
          <input type="date" name="saidBy" value={times.saidBy ?? ''} min="0001-01-01" max="9999-12-31" />
        </label>
        <label>
          As it held on
          <input type="date" name="validAt" value={times.validAt ?? ''} min="0001-01-01" max="9999-12-31" />
        </label>
        <label>
          Recorded here by (UTC)
          <input type="text" name="knownAt" value={times.knownAt ?? ''} placeholder="2026-11-30T12:00:00Z" />
        </label>
        <KeptInputs except={['validAt', 'saidBy', 'knownAt']} />
        <button>Show</button>
      </form>
    </details>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;
const dayNumber = (day: string) => Date.parse(day) / DAY_MS;

const WIDTH = 1000;
const STEP = 8;
// More than this many on one day would make the axis higher than it is.
const MAX_STACK = 6;

/** The statements on an axis of days. The script puts a slider under it. */
function Axis({ marks, days }: { readonly marks: readonly Mark[]; readonly days: readonly string[] }) {
  const { times } = usePage();
  const [first, last] = [days[0]!, days.at(-1)!];
  const span = Math.max(1, dayNumber(last) - dayNumber(first));
  const stacks = new Map<string, number>();
  return (
    <div class="axis" id="axis" data-days={days.join(',')}>
      <div data-part="marks" id="marks">
        <svg
          viewBox={`0 0 ${WIDTH} ${MAX_STACK * STEP}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${counted(marks.length, 'statement')}, ${timeWords({ edtf: first })} to ${timeWords({ edtf: last })}`}
        >
          {[...marks]
            .sort((a, b) => a.day.localeCompare(b.day) || a.tone.localeCompare(b.tone))
            .map(({ day, tone }) => {
              const height = stacks.get(day) ?? 0;
              stacks.set(day, height + 1);
              if (height >= MAX_STACK) return null;
              const x = ((dayNumber(day) - dayNumber(first)) / span) * (WIDTH - 8);
              const isHidden = times.saidBy !== null && day > times.saidBy;
              return (
                <rect
                  class={isHidden ? `${tone} hidden` : tone}
                  x={x.toFixed(1)}
                  y={(MAX_STACK - 1 - height) * STEP + 1}
                  width="8"
                  height="6"
                />
              );
            })}
        </svg>
        <p class="ends small">
          <span>{timeWords({ edtf: first })}</span>
          <span>
            Each mark is a statement on the day it was made: <i class="key yes" /> yes <i class="key maybe" />{' '}
            perhaps <i class="key no" /> no <i class="key nothing" /> other
          </span>
          <span>{timeWords({ edtf: last })}</span>
        </p>
      </div>
    </div>
  );
}
