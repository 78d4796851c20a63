import type { Ranges } from './table';

/** What stands between the brackets of a class of characters in a regular expression of JavaScript with the flag u. */
export const classInJs = (ranges: readonly Ranges[]): string => inClass(ranges, (point) => `\\u{${point}}`);

/** The same in a regular expression of PostgreSQL. */
export const classInSql = (ranges: readonly Ranges[]): string =>
  inClass(ranges, (point) => (point.length > 4 ? `\\U${point.padStart(8, '0')}` : `\\u${point}`));

function inClass(ranges: readonly Ranges[], escape: (point: string) => string): string {
  return ranges
    .flatMap((some) => some.split(' '))
    .map((range) => range.split('-').map(escape).join('-'))
    .join('');
}
