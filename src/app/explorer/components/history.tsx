import { instantWords, words } from '../words';

/** A change as selected for the history of a page. */
export interface Change {
  readonly at: string;
  readonly action: string;
  readonly actor: string | null;
  readonly fields: readonly string[];
}

/** The selection on a change. */
export const CHANGE = 'at action actor fields';

/** What was recorded about the subject of a page, newest first. */
export function History({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">Recorded here</h2>
      <ol class="plain">
        {changes.map(({ at, action, actor, fields }) => (
          <li class="small">
            <time dateTime={at}>{instantWords(at)}</time>: {words(action)}
            {fields.length > 0 && ` (${fields.join(', ')})`}
            {actor && ` by ${actor}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
