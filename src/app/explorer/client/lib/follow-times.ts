/** Shows the page at another address in place; `replace`: without a new entry in the history. */
export type Go = (address: string, options?: { replace?: boolean }) => void;

/** Dispatched on the document when parts of the page were replaced. */
export const PARTS_EVENT = 'rostrum:parts';

/**
 * Makes the links and the form of the time bar, and the history, replace the parts of the page that change with its
 * times. The address changes together with the parts, so that it always shows what the page shows.
 */
export function followTimes(): Go {
  let current = new AbortController();

  async function show(address: string, entry: 'push' | 'replace' | 'none') {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const main = document.querySelector('main')!;
    main.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
      const text = await response.text();
      if (signal.aborted) return;
      // An error is a page of its own.
      if (!response.ok) return location.assign(address);
      replaceParts(new DOMParser().parseFromString(text, 'text/html'));
      if (entry === 'push') history.pushState(null, '', address);
      if (entry === 'replace') history.replaceState(null, '', address);
      document.dispatchEvent(new Event(PARTS_EVENT));
      main.removeAttribute('aria-busy');
    } catch {
      if (signal.aborted) return;
      // Without a connection, the browser says so.
      location.assign(address);
    }
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-time]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0)
      return;
    event.preventDefault();
    void show(link.href, 'push');
  });
  document.addEventListener('submit', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-time]');
    if (!form) return;
    event.preventDefault();
    void show(addressOf(form), 'push');
  });
  addEventListener('popstate', () => void show(location.href, 'none'));

  return (address, { replace = false } = {}) => void show(address, replace ? 'replace' : 'push');
}

/** The address to which a form of GET leads, without its empty fields. */
function addressOf(form: HTMLFormElement): string {
  const url = new URL(form.action);
  url.search = '';
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') url.searchParams.set(name, value);
  return url.href;
}

/** Takes the title and the parts of another document; focus stays where it is, and open details stay open. */
function replaceParts(other: Document): void {
  document.title = other.title;
  const focused = document.activeElement?.id;
  const open = [...document.querySelectorAll<HTMLDetailsElement>('details[open][id]')].map(({ id }) => id);
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = other.getElementById(part.id);
    if (!next) {
      part.replaceChildren();
      continue;
    }
    part.className = next.className;
    Object.assign((part as HTMLElement).dataset, next.dataset);
    part.replaceChildren(...next.childNodes);
  }
  for (const id of open) {
    const details = document.getElementById(id);
    if (details instanceof HTMLDetailsElement) details.open = true;
  }
  if (focused && document.activeElement?.id !== focused)
    (document.getElementById(focused) ?? document.getElementById('sentence'))?.focus();
}
