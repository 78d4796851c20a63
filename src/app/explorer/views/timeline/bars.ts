import { rounded } from '../geometry';
import { endOf, type Interval, type TimelineLine } from './line';

const GAP = 1;
const LEAST_WIDTH = 1.2;
// So that what is not nothing is seen.
const LEAST_HEIGHT = 1.5;

/** The bars of a line as two paths: those above zero, and those below it. */
export function barsOf(
  { points }: TimelineLine,
  interval: Interval,
  x: (time: Date) => number,
  y: (value: number) => number,
): { above: string; below: string } {
  const zero = y(0);
  const bar = (time: string, value: number) => {
    const [start, end] = [x(new Date(time)), x(endOf(time, interval))];
    const width = Math.max(end - start - GAP, LEAST_WIDTH);
    const height = Math.max(Math.abs(y(value) - zero), LEAST_HEIGHT) * (value < 0 ? 1 : -1);
    return `M${rounded(start)} ${rounded(zero)}v${rounded(height)}h${rounded(width)}v${rounded(-height)}z`;
  };
  const path = (isBelow: boolean) =>
    points
      .filter(({ value }) => value !== null && value !== 0 && value < 0 === isBelow)
      .map(({ time, value }) => bar(time, value!))
      .join('');
  return { above: path(false), below: path(true) };
}
