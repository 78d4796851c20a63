import type { Row } from './world';

/** A span in the form of TimeSpan, parsed from its text; null if there is none. */
export function spanOf(row: Row, name: string, attested?: string) {
  const edtf: string | null = row[`${name}_edtf`];
  if (edtf === null) return null;
  return {
    __typename: 'TimeSpan',
    edtf,
    earliest: row[`${name}_earliest`],
    latest: row[`${name}_latest`],
    attestedUntil: attested && edtf.endsWith('/..') ? row[attested] : null,
    approximate: /[~%]/.test(edtf),
    uncertain: /[?%]/.test(edtf),
    ongoing: edtf.endsWith('/..'),
  };
}
