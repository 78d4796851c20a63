import { xml } from '../../../platform/http/markup';
import { nameOf, type ChangeItem } from './changed';
import type { RowFormat } from './formats';
import type { Variables } from './paging';
import { inWords, type RowSet } from './row-set';
import { rowSets } from './row-sets';

/** The default number of changes in a feed. */
const LATEST = { last: 50 };

/** The variables of a feed, which begins with the latest changes: the first of it are the last in the order of commits. */
export function fromLatest({ first, after, ...given }: Variables): Variables {
  if (first === undefined) return given.last === undefined ? { ...LATEST, ...given } : given;
  if (given.last !== undefined) return { first, ...given };
  return { ...given, last: first, ...(after !== undefined && { before: after }) };
}

/** The input of a feed. */
export const feedSet: RowSet = rowSets.changes!;

const NEVER = '1970-01-01T00:00:00.000Z';

/** The changes as an Atom feed (RFC 4287), newest first; `self` is its URL. */
export const atomFormat = (self: string): RowFormat => ({
  mediaType: 'application/atom+xml; charset=utf-8',
  write(_set, items) {
    const changes = [...(items as readonly ChangeItem[])].reverse();
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(self)}</id>
<title>Rostrum: what was recorded</title>
<updated>${changes[0]?.at ?? NEVER}</updated>
<author><name>Rostrum</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${changes.map(entry).join('')}</feed>
`;
  },
});

const entry = (change: ChangeItem) => `<entry>
<id>${xml(`urn:rostrum:${change.id}`)}</id>
<title>${xml(titleOf(change))}</title>
<updated>${change.at}</updated>
<author><name>${xml(change.actor ?? 'Rostrum')}</name></author>
<category term="${xml(change.action)}" label="${xml(String(inWords(change.action)))}"/>
<content type="text">${xml(contentOf(change))}</content>
</entry>
`;

function titleOf({ action, subject, fields }: ChangeItem): string {
  const what = subject ? nameOf(subject) : 'a batch of an import';
  return `${String(inWords(action))}: ${what}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`;
}

/** A line for each field, with its value before and after. */
const contentOf = ({ fields, before, after }: ChangeItem) =>
  fields.map((field) => `${field}: ${said(before, field)} → ${said(after, field)}`).join('\n');

function said(state: unknown, field: string): string {
  const value: unknown = (state as Record<string, unknown> | null)?.[field];
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
