import { type Draft, subjectWords } from './drafts';
import { focus } from './focus';

/** A draft as a reviewer words it. */
export interface Edit {
  readonly value: unknown;
  readonly modality: string;
  /** A slug or code; empty for the article itself. */
  readonly speaker: string;
  readonly statement: string;
}

const MODALITIES = ['ASSERTED', 'ANNOUNCED', 'EXPECTED', 'BELIEVED', 'POSSIBLE', 'DESIRED', 'HYPOTHETICAL'];

interface EditFormProps {
  readonly draft: Draft;
  save(edit: Edit): void;
}

/**
 * Words a draft anew: it is rejected and what is written here recorded, in one write. What was typed stays when the page is
 * rendered again, as after a refusal.
 */
export function EditForm({ draft, save }: EditFormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => (fields.get(name) as string).trim();
    save({
      value: valueFrom(text('value')),
      modality: text('modality'),
      speaker: text('speaker'),
      statement: text('statement'),
    });
  };
  return (
    <form class="decide" onSubmit={submit}>
      <label for="value">
        {subjectWords(draft)}: {draft.property}
      </label>
      <input id="value" name="value" required defaultValue={textOf(draft.value)} ref={focus} />
      <label for="modality">How surely</label>
      <select id="modality" name="modality">
        {MODALITIES.map((modality) => (
          <option selected={modality === draft.modality}>{modality}</option>
        ))}
      </select>
      <label for="speaker">Speaker, by slug; empty for the article itself</label>
      <input id="speaker" name="speaker" defaultValue={draft.speaker?.slug ?? ''} />
      <label for="statement">In one sentence</label>
      <input id="statement" name="statement" required maxLength={5000} defaultValue={draft.statement} />
      <button>Record in its place</button>
    </form>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A text as the value of a property: JSON where it is an object, a number or a truth value, else itself. */
function valueFrom(text: string): unknown {
  if (!/^(\{|\[|-?\d+(\.\d+)?$|true$|false$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
