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
        <p class="sentence" id="sentence" role="status" tabIndex={-1}>
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
      <form action={path} class="fields" data-time>
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

// In CSS pixels.
const STEP = 8;
const HEIGHT = 48;

/**
 * The statements on an axis of days, which reaches to the day of the page where that lies outside of theirs. The script
 * puts a slider under it.
 */
function Axis({ marks, days }: { readonly marks: readonly Mark[]; readonly days: readonly string[] }) {
  const { times } = usePage();
  const shown = times.saidBy === null ? days : [...days, times.saidBy].sort();
  const [first, last] = [shown[0]!, shown.at(-1)!];
  // One more step, which the slider has at its end: now.
  const span = dayNumber(last) - dayNumber(first) + 1;
  const stack = stacked(marks);
  const step = Math.min(STEP, HEIGHT / (1 + Math.max(...stack.map(({ level }) => level))));
  const label = `${counted(marks.length, 'mark')}, ${timeWords({ edtf: first })} to ${timeWords({ edtf: last })}`;
  return (
    <div class="axis" id="axis">
      <div data-part="marks" id="marks" data-first={first} data-last={last}>
        <svg role="img" aria-label={label}>
          <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
          <g transform="translate(-4)">
            {stack.map(({ day, tone, level }) => (
              <rect
                class={times.saidBy !== null && day > times.saidBy ? `${tone} hidden` : tone}
                x={`${(((dayNumber(day) - dayNumber(first)) / span) * 100).toFixed(2)}%`}
                y={(HEIGHT - step * (level + 1)).toFixed(1)}
                width="8"
                height={(step * 0.75).toFixed(1)}
              />
            ))}
          </g>
        </svg>
        <p class="ends small">
          <span>{timeWords({ edtf: first })}</span>
          <span>
            Statements by the day they were made
            {marks.some(({ tone }) => tone !== 'nothing') && <Tones />}
          </span>
          <span>{timeWords({ edtf: last })}, now</span>
        </p>
      </div>
    </div>
  );
}

const Tones = () => (
  <>
    : <i class="key yes" /> there <i class="key maybe" /> perhaps <i class="key no" /> not there{' '}
    <i class="key nothing" /> other
  </>
);

const ORDER = ['yes', 'maybe', 'no', 'nothing'];

/** Marks of one day above each other, those about presence at the bottom. */
function stacked(marks: readonly Mark[]): (Mark & { level: number })[] {
  const heights = new Map<string, number>();
  return [...marks]
    .sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))
    .map((mark) => {
      const level = heights.get(mark.day) ?? 0;
      heights.set(mark.day, level + 1);
      return { ...mark, level };
    });
}
