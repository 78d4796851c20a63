import { ask, Refused, type UserError } from './ask';
import { PARTS_EVENT } from './follow-times';

const REVIEW = `mutation Review($input: ReviewClaimsInput!) { done: reviewClaims(input: $input) { userErrors { field message } } }`;
const EDIT = `mutation Edit($input: EditDraftInput!) { done: editDraft(input: $input) { claim { id } userErrors { field message } } }`;
const LINK = `mutation Link($input: LinkMentionInput!) { done: linkMention(input: $input) { userErrors { field message } } }`;

interface Done {
  done: { userErrors: UserError[] };
}

/** Lets a reviewer go through the drafts of the page by keys and buttons; the key of the API stays in its field. */
export function review(): void {
  const bar = document.getElementById('review');
  if (!bar) return;
  const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E | null;
  const key = element<HTMLInputElement>('key')!;
  const reason = element<HTMLFormElement>('reason')!;
  const edit = element<HTMLFormElement>('edit')!;
  const done: string[][] = [];
  let current: string | null = null;

  const drafts = () => [...document.querySelectorAll<HTMLElement>('.draft')];
  const currentDraft = () => drafts().find(({ dataset }) => dataset.claim === current) ?? null;
  const selected = (): string[] => {
    const chosen = drafts().filter(
      (draft) => draft.querySelector<HTMLInputElement>('[data-select]')!.checked,
    );
    const meant = chosen.length > 0 ? chosen : [currentDraft()];
    return meant.flatMap((draft) => draft?.dataset.claim ?? []);
  };
  const say = (message: string) => {
    element('outcome')!.textContent = message;
  };

  /** Makes a draft the current one, and shows where in the article it was read. */
  function focus(draft: HTMLElement | undefined): void {
    current = draft?.dataset.claim ?? null;
    for (const each of drafts()) each.tabIndex = each === draft ? 0 : -1;
    for (const mark of document.querySelectorAll<HTMLElement>('mark[data-drafts]'))
      mark.classList.toggle('current', mark.dataset.drafts!.split(' ').includes(current ?? ''));
    document.querySelector('mark.current')?.scrollIntoView({ block: 'nearest' });
    if (draft && document.activeElement !== draft && !draft.contains(document.activeElement)) draft.focus();
  }

  function move(step: number): void {
    const all = drafts();
    const index = all.findIndex(({ dataset }) => dataset.claim === current);
    focus(all[Math.min(all.length - 1, Math.max(0, index + step))]);
  }

  /** Sends a mutation, and shows the page anew; whether it was recorded. */
  async function send(query: string, input: Record<string, unknown>, message: string): Promise<boolean> {
    try {
      const answer = await ask<Done>(query, { input }, key.value.trim());
      const [error] = answer.done.userErrors;
      if (error) {
        say(error.message);
        return false;
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message);
      return false;
    }
    const all = drafts().map(({ dataset }) => dataset.claim!);
    const after = all.slice(all.indexOf(current ?? '') + 1);
    await showAnew();
    say(message);
    const left = drafts();
    focus(left.find(({ dataset }) => after.includes(dataset.claim!)) ?? left.at(-1));
    return true;
  }

  async function judge(
    claims: string[],
    state: 'ACCEPTED' | 'REJECTED' | 'DRAFT',
    why?: string,
  ): Promise<void> {
    if (claims.length === 0) return say('No draft is selected.');
    const verb = { ACCEPTED: 'Accepted', REJECTED: 'Rejected', DRAFT: 'Undone' }[state];
    const input = { claims, review: state, ...(why && { reason: why }) };
    if ((await send(REVIEW, input, `${verb}: ${claims.length}.`)) && state !== 'DRAFT') done.push(claims);
  }

  function open(form: HTMLFormElement): void {
    reason.hidden = form !== reason;
    edit.hidden = form !== edit;
    form.querySelector<HTMLElement>('input, textarea')!.focus();
  }
  function close(): void {
    reason.hidden = true;
    edit.hidden = true;
    currentDraft()?.focus();
  }

  const acts: Record<string, () => void> = {
    accept: () => void judge(selected(), 'ACCEPTED'),
    reject: () => (selected().length === 0 ? say('No draft is selected.') : open(reason)),
    edit() {
      const draft = currentDraft();
      if (!draft) return say('No draft is selected.');
      const { statement, value, modality } = draft.dataset;
      for (const [name, text] of Object.entries({ statement, value, modality }))
        (edit.elements.namedItem(name) as HTMLInputElement).value = text ?? '';
      open(edit);
    },
    undo() {
      const claims = done.pop();
      if (claims) void judge(claims, 'DRAFT');
      else say('There is nothing to undo.');
    },
    group() {
      const group = currentDraft()?.dataset.group;
      const members = drafts().filter(({ dataset }) => dataset.group === group);
      const boxes = members.map((draft) => draft.querySelector<HTMLInputElement>('[data-select]')!);
      const isSelected = boxes.every(({ checked }) => checked);
      for (const box of boxes) box.checked = !isSelected;
    },
    'accept-safe'() {
      const safe = drafts().flatMap(({ dataset }) => (dataset.safe === undefined ? [] : [dataset.claim!]));
      if (safe.length === 0) say('No draft here is safe to accept unread.');
      else void judge(safe, 'ACCEPTED');
    },
    next: () => element<HTMLAnchorElement>('next-article')?.click(),
    cancel: close,
  };
  const KEYS: Record<string, () => void> = {
    j: () => move(1),
    k: () => move(-1),
    a: acts.accept!,
    r: acts.reject!,
    e: acts.edit!,
    u: acts.undo!,
    g: acts.group!,
    n: acts.next!,
  };

  document.addEventListener('keydown', (event) => {
    const target = event.target as Element;
    // Only while a draft has the focus, so that no letter is taken from a field.
    if (event.ctrlKey || event.metaKey || event.altKey || !target.closest('.draft')) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener('focusin', ({ target }) => {
    const draft = (target as Element).closest<HTMLElement>('.draft');
    if (draft && draft.dataset.claim !== current) focus(draft);
  });
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-act], [data-mention]');
    if (!button) return;
    const { act, mention, entity } = button.dataset;
    if (act) return acts[act]?.();
    const source = element('article')!.dataset.source;
    void send(LINK, { source, mention, entity }, `Linked: ${mention}.`);
  });
  reason.addEventListener('submit', (event) => {
    event.preventDefault();
    const why = new FormData(reason).get('reason') as string;
    reason.hidden = true;
    void judge(selected(), 'REJECTED', why);
  });
  edit.addEventListener('submit', (event) => {
    event.preventDefault();
    const { statement, value, modality } = Object.fromEntries(new FormData(edit)) as Record<string, string>;
    let json: unknown;
    try {
      json = JSON.parse(value!);
    } catch {
      element('edit-value')!.textContent = 'This is not JSON; write a text in double quotes.';
      return;
    }
    element('edit-value')!.textContent = '';
    const { dataset } = currentDraft()!;
    const input = {
      claim: current,
      ...(statement !== dataset.statement && { statement }),
      ...(value !== dataset.value && { value: json }),
      ...(modality !== dataset.modality && { modality }),
    };
    void send(EDIT, input, 'Accepted as edited.').then((isRecorded) => {
      if (isRecorded) edit.hidden = true;
    });
  });
  for (const form of [reason, edit])
    form.addEventListener('keydown', ({ key: pressed }) => {
      if (pressed === 'Escape') close();
    });
  focusFirst();

  function focusFirst(): void {
    const [first] = drafts();
    if (first) first.tabIndex = 0;
  }
}

/** Asks for the page again, and resolves when its parts are replaced. */
function showAnew(): Promise<void> {
  return new Promise((resolve) => {
    document.addEventListener(PARTS_EVENT, () => resolve(), { once: true });
    document.dispatchEvent(new CustomEvent('rostrum:show', { detail: location.href }));
  });
}
