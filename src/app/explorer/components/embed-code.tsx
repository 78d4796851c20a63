import { usePage } from '../page-request';

/** An element of embed.js with its attributes; those without a value are left out. */
export interface EmbedTag {
  readonly name: 'roster' | 'timeline' | 'graph' | 'map';
  readonly attributes: Readonly<Record<string, string | null | undefined>>;
}

/** The HTML by which another site shows what this page shows. */
export function EmbedCode({ tag }: { readonly tag: EmbedTag }) {
  const page = usePage();
  const code = `<script src="${page.origin}/embed.js" async></script>\n${elementOf(tag, {
    'said-by': page.times.saidBy,
    'valid-at': page.times.validAt,
    'known-at': page.times.knownAt,
    lang: page.namedLanguage,
  })}`;
  return (
    <details class="embed-code">
      <summary>Embed</summary>
      <label>
        HTML for another page; it follows what is recorded here
        <textarea readonly rows={3} spellcheck={false}>
          {code}
        </textarea>
      </label>
    </details>
  );
}

function elementOf({ name, attributes }: EmbedTag, times: EmbedTag['attributes']): string {
  const written = Object.entries({ ...attributes, ...times })
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(
      ([attribute, value]) => ` ${attribute}="${value!.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    );
  return `<rostrum-${name}${written.join('')}></rostrum-${name}>`;
}
