// A request is sent when no key was pressed for this long.
const REST_MS = 150;

/** A row of /search.json, as far as it is shown. */
interface Find {
  name: string;
  description: string;
  page: string;
}

/** Shows finds under the search field of the header while one types; arrows choose, Enter opens, Escape closes. */
export function suggestWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>('form.find');
  const field = form?.querySelector('input');
  if (!form || !field) return;

  const list = document.createElement('ul');
  list.id = 'finds';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Finds');
  form.append(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');

  const options = () => [...list.children] as HTMLElement[];
  const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true');
  const choose = (option: HTMLElement | undefined) => {
    for (const each of options()) each.setAttribute('aria-selected', String(each === option));
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(undefined);
  };
  const open = (finds: readonly Find[]) => {
    list.replaceChildren(...finds.slice(0, 8).map(optionOf));
    list.hidden = finds.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    choose(undefined);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = new AbortController();
  const ask = async () => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const query = new URLSearchParams(new FormData(form) as never);
    try {
      const response = await fetch(`/search.json?${query.toString()}`, { signal });
      if (response.ok) open((await response.json()) as Find[]);
    } catch {
      // Without finds, the form still leads to the search page.
      if (!signal.aborted) close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim() === '') return close();
    timer = setTimeout(() => void ask(), REST_MS);
  });
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'Escape') return close();
    const all = options();
    const option = chosen();
    if (event.key === 'Enter' && option) {
      event.preventDefault();
      location.assign(option.dataset.page!);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    const next = option ? all.indexOf(option) + step : step > 0 ? 0 : all.length - 1;
    choose(all[(next + all.length) % all.length]);
  });
  // Before the field loses focus.
  list.addEventListener('pointerdown', (event) => {
    const option = (event.target as Element).closest<HTMLElement>('[role=option]');
    if (option) location.assign(option.dataset.page!);
  });
  field.addEventListener('blur', () => {
    clearTimeout(timer);
    current.abort();
    close();
  });
  close();
}

function optionOf({ name, description, page }: Find, index: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `find-${index}`;
  option.setAttribute('role', 'option');
  option.dataset.page = page;
  const title = document.createElement('b');
  title.textContent = name;
  const line = document.createElement('span');
  line.className = 'small';
  line.textContent = ` ${description}`;
  option.append(title, line);
  return option;
}
