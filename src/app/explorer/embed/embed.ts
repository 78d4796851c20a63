// What /embed.js does in the pages of others: elements that show a view of the server that the script is from, in a shadow root.
import { COMMON, parameterOf, type ViewName, VIEWS } from './attributes';
import { HEIGHT, HEIGHT_WANTED } from './height-message';

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src$="/embed.js"]');
const ORIGIN = new URL(script!.src).origin;

/** Dispatched by an element once it shows its view, or why it cannot. */
const SHOWN = 'rostrum:shown';

const styles = new Map<string, Promise<CSSStyleSheet>>();

/** The style of the views, fetched once for all elements. */
function styleFrom(address: string): Promise<CSSStyleSheet> {
  const known = styles.get(address);
  if (known) return known;
  const style = fetch(address)
    .then((response) => response.text())
    .then((text) => new CSSStyleSheet().replace(text));
  styles.set(address, style);
  return style;
}

/** Links lead to the server, and not into the page around them. */
function lead(main: Element): void {
  for (const link of main.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')!;
    if (href.startsWith('#')) continue;
    link.setAttribute('href', new URL(href, ORIGIN).href);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
  }
  // The page around has headings of its own.
  main.querySelectorAll('h1, h2, h3').forEach((heading) => {
    heading.setAttribute('role', 'heading');
    heading.setAttribute('aria-level', String(Number(heading.localName.slice(1)) + 2));
  });
}

function define(name: ViewName): void {
  const attributes: readonly string[] = [...VIEWS[name], ...COMMON];

  class View extends HTMLElement {
    static readonly observedAttributes = attributes;
    private readonly root = this.attachShadow({ mode: 'open' });
    private asking = new AbortController();
    private isWaiting = false;

    connectedCallback() {
      this.ask();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.ask();
    }

    disconnectedCallback() {
      this.asking.abort();
    }

    /** Asks once for all attributes that change together. */
    private ask() {
      if (this.isWaiting) return;
      this.isWaiting = true;
      queueMicrotask(() => {
        this.isWaiting = false;
        this.asking.abort();
        this.asking = new AbortController();
        void this.show(this.asking.signal);
      });
    }

    private get address(): string {
      const url = new URL(`/embed/${name}`, ORIGIN);
      for (const attribute of attributes) {
        const value = this.getAttribute(attribute);
        if (value) url.searchParams.set(parameterOf(attribute), value);
      }
      return url.href;
    }

    private async show(signal: AbortSignal): Promise<void> {
      this.setAttribute('aria-busy', 'true');
      try {
        const response = await fetch(this.address, { signal, credentials: 'omit' });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const main = page.querySelector('main')!;
        const style = page.querySelector('link[rel=stylesheet]')?.getAttribute('href');
        if (style) this.root.adoptedStyleSheets = [await styleFrom(new URL(style, ORIGIN).href)];
        if (signal.aborted) return;
        lead(main);
        const section = document.createElement('section');
        section.className = 'embedded';
        section.setAttribute('aria-label', main.querySelector('h1')?.textContent ?? 'Rostrum');
        section.append(...main.childNodes);
        this.root.replaceChildren(section);
      } catch (error) {
        if (signal.aborted) return;
        this.root.replaceChildren(`Rostrum cannot be reached: ${(error as Error).message}`);
      }
      this.removeAttribute('aria-busy');
      this.dispatchEvent(new CustomEvent(SHOWN, { bubbles: true }));
    }
  }

  const tag = `rostrum-${name}`;
  if (!customElements.get(tag)) customElements.define(tag, View);
}

(Object.keys(VIEWS) as ViewName[]).forEach(define);

// Frames of the same server become as high as what they show.
addEventListener(
  'message',
  ({ origin, source, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
    if (origin !== ORIGIN || data?.type !== HEIGHT || typeof data.height !== 'number') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  },
);
// Frames that were loaded before this script have posted their height already.
for (const frame of document.querySelectorAll('iframe'))
  frame.contentWindow?.postMessage({ type: HEIGHT_WANTED }, '*');
