import { usePage } from '../page-request';

interface LiveProps {
  /** The slug of the thing whose changes matter to the page; null for all changes. */
  readonly subject: string | null;
  /** The cursor of the last change that the page shows; null if there was none. */
  readonly cursor: string | null | undefined;
}

/** Where the script says that there is something new; nothing on a page of what was recorded by a fixed time. */
export function Live({ subject, cursor }: LiveProps) {
  const { times } = usePage();
  if (times.knownAt !== null) return null;
  return (
    <div
      id="live"
      class="live"
      role="status"
      data-part="live"
      data-subject={subject ?? ''}
      data-cursor={cursor ?? ''}
    />
  );
}
