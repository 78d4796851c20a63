import { type Go, PARTS_EVENT } from './follow-times';

/** Follows what is recorded. */
export const NEW_CHANGES = `subscription New($after: String, $subject: ID) {
  changes(after: $after, subject: $subject) { cursor action }
}`;

interface Change {
  cursor: string;
  action: string;
}

/**
 * Follows what is recorded about the subject of the page, over one stream, and offers to show it: what is being read
 * never moves by itself. A page that is not looked at follows nothing, and goes on where it stopped.
 */
export function followChanges(go: Go): void {
  const place = document.getElementById('live');
  if (!place) return;
  let stream: EventSource | null = null;
  let cursor = '';
  let news: Change[] = [];

  const start = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    const variables = { after: cursor || null, subject: place.dataset.subject || null };
    const query = new URLSearchParams({ query: NEW_CHANGES, variables: JSON.stringify(variables) });
    stream = new EventSource(`/graphql?${query.toString()}`);
    stream.addEventListener('next', ({ data }: MessageEvent<string>) => {
      const { data: found } = JSON.parse(data) as { data?: { changes: Change } | null };
      if (!found) return;
      cursor = found.changes.cursor;
      news.push(found.changes);
      offer();
    });
    // The server says so where it will not send any more.
    stream.addEventListener('complete', () => stream?.close());
  };

  const offer = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${nameOf(news)}: show`;
    button.addEventListener('click', () => go(location.href, { replace: true }));
    place.replaceChildren(button);
  };

  const begin = () => {
    cursor = place.dataset.cursor ?? '';
    news = [];
    place.replaceChildren();
    start();
  };
  document.addEventListener('visibilitychange', start);
  document.addEventListener(PARTS_EVENT, begin);
  begin();
}

/** "2 new statements", or changes where some are none. */
function nameOf(news: readonly Change[]): string {
  const noun = news.every(({ action }) => action === 'CLAIMED') ? 'statement' : 'change';
  return `${news.length} new ${noun}${news.length === 1 ? '' : 's'}`;
}
