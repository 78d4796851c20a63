import { ask, Refused, type UserError } from './ask';
import type { Go } from './follow-times';

type Json = Record<string, unknown>;

/** Records a source. */
export const CREATE_SOURCE = `mutation Source($input: CreateSourceInput!) {
  done: createSource(input: $input) { source { id } userErrors { field message } }
}`;

/** The document that sends a form to its mutation. */
export function recordingBy(mutation: string): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation Record($input: ${type}) { done: ${mutation}(input: $input) { userErrors { field message } } }`;
}

/** Makes the forms for editors record what is filled in, and shows errors at the fields that they name. */
export function recordFromForms(go: Go): void {
  const section = document.getElementById('write');
  if (!section) return;
  const key = section.querySelector<HTMLInputElement>('#key')!;

  section.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (form.dataset.mutation === undefined) return;
    void record(form, key.value.trim()).then((isRecorded) => {
      if (isRecorded) go(location.href, { replace: true });
    });
  });
  section.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement;
    if (field.getAttribute('list') === 'things') void suggestThings(field.value);
  });
}

/** Whether it was recorded; if not, the form says why. */
async function record(form: HTMLFormElement, key: string): Promise<boolean> {
  clear(form);
  const missing = missingIn(form);
  if (missing.length > 0) return refuse(form, missing);
  const { source, ...input } = inputOf(form) as { source?: Json; evidence?: Json };
  try {
    if (source) {
      const errors = await recordSource(input, source, key, form);
      if (errors.length > 0) return refuse(form, errors);
    }
    const mutation = form.dataset.mutation!;
    const errors = await send(mutation, { ...input, idempotencyKey: keyOf(form) }, key);
    if (errors.length > 0) return refuse(form, errors.map(withoutInput));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refuse(form, [
      withoutInput({ field: error.field?.split('.') ?? null, message: plain(error.message) }),
    ]);
  }
  delete form.dataset.once;
  form.reset();
  say(form, 'Recorded.', false);
  return true;
}

/** Records a new source, of which the evidence then speaks. */
async function recordSource(input: { evidence?: Json }, source: Json, key: string, form: HTMLFormElement) {
  const variables = { input: { ...source, idempotencyKey: `${keyOf(form)}-source` } };
  type Done = { done: { source: { id: string } | null; userErrors: UserError[] } };
  const { done } = await ask<Done>(CREATE_SOURCE, variables, key);
  input.evidence = { ...input.evidence, source: done.source?.id };
  return done.userErrors.map(({ field, message }) => ({
    field: field && ['source', ...field.filter((step) => step !== 'input')],
    message,
  }));
}

async function send(mutation: string, input: Json, key: string): Promise<UserError[]> {
  const { done } = await ask<{ done: { userErrors: UserError[] } }>(recordingBy(mutation), { input }, key);
  return done.userErrors;
}

const withoutInput = ({ field, message }: UserError) => ({
  field: field && field.filter((step, index) => index > 0 || step !== 'input'),
  message,
});

/** An error of a variable without the variable, which is the whole form. */
const plain = (message: string): string =>
  message.replace(/^Variable "\$input" got invalid value .*?; /s, '');

/** The required fields that are empty. */
const missingIn = (form: HTMLFormElement): UserError[] =>
  [...form.querySelectorAll<HTMLInputElement>('[required]')]
    .filter(({ value }) => value.trim() === '')
    .map(({ name }) => ({ field: name.split('.'), message: 'This is needed.' }));

/** A key that stays the same until the form is recorded, so that sending it again records nothing twice. */
const keyOf = (form: HTMLFormElement): string => (form.dataset.once ??= crypto.randomUUID());

/** The filled fields of a form as an object; the name of a field is its path. */
function inputOf(form: HTMLFormElement): Json {
  const input: Json = {};
  for (const element of form.elements) {
    const { name, value, dataset } = element as HTMLInputElement;
    if (!name || value.trim() === '') continue;
    const path = name.split('.');
    const last = path.pop()!;
    let place = input;
    for (const step of path) place = (place[step] ??= {}) as Json;
    place[last] = valueOf(value.trim(), dataset.as);
  }
  return input;
}

/** A number, or JSON where the text is JSON; any other text is itself. */
function valueOf(text: string, as: string | undefined): unknown {
  if (as === undefined) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function clear(form: HTMLFormElement): void {
  for (const place of form.querySelectorAll('.error')) place.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  say(form, '', false);
}

function say(form: HTMLFormElement, message: string, isError: boolean): void {
  const outcome = form.querySelector('.outcome')!;
  outcome.textContent = message;
  outcome.classList.toggle('error', isError);
}

/** Shows each error at the field that it names, or at the form if there is none, and leads to the first. */
function refuse(form: HTMLFormElement, errors: readonly UserError[]): false {
  const unplaced: string[] = [];
  for (const { field, message } of errors) {
    const named = findField(form, field ?? []);
    const place = named && document.getElementById(named.getAttribute('aria-describedby')!);
    if (!place) {
      unplaced.push(message);
      continue;
    }
    named.setAttribute('aria-invalid', 'true');
    place.textContent = message;
  }
  say(form, unplaced.join(' '), true);
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  return false;
}

/** The field of a path, or of the longest beginning of it that has one. */
function findField(form: HTMLFormElement, path: readonly string[]): Element | null {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const found = form.querySelector(`[name="${CSS.escape(name)}"][aria-describedby]`);
    if (found) return found;
  }
  return null;
}

async function suggestThings(text: string): Promise<void> {
  if (text.trim().length < 2) return;
  const response = await fetch(`/search.json?${new URLSearchParams({ q: text }).toString()}`);
  if (!response.ok) return;
  const finds = (await response.json()) as { slug: string; name: string }[];
  document.getElementById('things')!.replaceChildren(
    ...finds.map(({ slug, name }) => {
      const option = document.createElement('option');
      option.value = slug;
      option.label = name;
      return option;
    }),
  );
}
