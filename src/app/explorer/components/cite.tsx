import { usePage } from '../page-request';
import { timesSentence } from '../times-sentence';
import { instantWords } from '../words';

/** How to cite the page: an address that goes on showing this state, and the token of the snapshot. */
export function Cite({ title, snapshot }: { readonly title: string; readonly snapshot: string }) {
  const page = usePage();
  const taken = takenAt(snapshot);
  const address = `${page.origin}${page.here({ cite: null, knownAt: page.times.knownAt ?? taken })}`;
  return (
    <section id="cite" class="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">Cite this page</h2>
      <p>
        “{title}.” {timesSentence(page.times)}. Rostrum, as recorded by{' '}
        {instantWords(page.times.knownAt ?? taken)}. <a href={address}>{address}</a>
      </p>
      <p class="small">
        Snapshot <code>{snapshot}</code>: sent as the header <code>rostrum-snapshot</code>, it makes the API
        answer this query with the same data.
      </p>
    </section>
  );
}

/** When a snapshot was taken, from its token: recording, its instant, when it was taken, day. */
function takenAt(token: string): string {
  const [, , taken] = Buffer.from(token, 'base64url').toString().split(' ');
  return new Date(Number(taken)).toISOString();
}
