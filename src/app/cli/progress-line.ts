import type { WriteStream } from 'node:tty';
import type { Progress } from '../../io/import/jobs/run-import';

const BAR = 24;
const REDRAW_MS = 100;
const PLAIN_MS = 5_000;
const SMOOTHING_MS = 10_000;

/** The progress of an import: a progress bar on a terminal, otherwise a line at intervals. */
export class ProgressLine {
  private readonly began = Date.now();
  private shown = 0;
  private isDrawn = false;
  private from: { rows: number; consumed: number; at: number } | null = null;

  constructor(
    private readonly out: Pick<WriteStream, 'isTTY' | 'write'>,
    private readonly label: string,
  ) {}

  /** Shows a state, unless the last one was shown very recently. */
  show(state: Progress): void {
    const now = Date.now();
    // Rows of an earlier, interrupted run do not count towards the speed of this one.
    this.from ??= { rows: state.rowsRead, consumed: state.consumed, at: now };
    if (now - this.shown < (this.out.isTTY ? REDRAW_MS : PLAIN_MS)) return;
    if (!this.out.isTTY && now - this.began < PLAIN_MS) return;
    this.shown = now;
    const text = this.describe(state, now);
    if (this.out.isTTY) this.out.write(`\r\u001b[K${bar(state)} ${text}`);
    else this.out.write(`${text}\n`);
    this.isDrawn = this.out.isTTY;
  }

  /** Prints a message on a line of its own. */
  say(text: string): void {
    this.end();
    this.out.write(`${this.label}: ${text}\n`);
  }

  /** Clears the bar. */
  end(): void {
    if (this.isDrawn) this.out.write('\r\u001b[K');
    this.isDrawn = false;
  }

  private describe({ rowsRead, rejected, consumed, size }: Progress, now: number): string {
    const { rows, consumed: before, at } = this.from as NonNullable<typeof this.from>;
    const seconds = Math.max(now - at, 1) / 1000;
    const speed = (consumed - before) / seconds;
    const parts = [
      `${this.label}: ${rowsRead.toLocaleString('en')} rows`,
      ...(rowsRead > rows ? [`${Math.round((rowsRead - rows) / seconds).toLocaleString('en')}/s`] : []),
      ...(speed > 0 ? [`${duration((size - consumed) / speed)} left`] : []),
      ...(rejected > 0 ? [`${rejected.toLocaleString('en')} rejected`] : []),
    ];
    if (now - at > SMOOTHING_MS) this.from = { rows: rowsRead, consumed, at: now };
    return parts.join(', ');
  }
}

function bar({ consumed, size }: Progress): string {
  const share = size === 0 ? 1 : Math.min(consumed / size, 1);
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}

function duration(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
