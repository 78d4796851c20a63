import type { Ranges } from './table';

/** The content of a character class in a JavaScript regular expression with the flag u. */
export const classInJs = (ranges: readonly Ranges[]): string => inClass(ranges, (point) => `\\u{${point}}`);

/** The content of a character class in a PostgreSQL regular expression. */
export const classInSql = (ranges: readonly Ranges[]): string =>
  inClass(ranges, (point) => (point.length > 4 ? `\\U${point.padStart(8, '0')}` : `\\u${point}`));

function inClass(ranges: readonly Ranges[], escape: (point: string) => string): string {
  return ranges
    .flatMap((some) => some.split(' '))
    .map((range) => range.split('-').map(escape).join('-'))
    .join('');
}
