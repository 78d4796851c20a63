import { VOCABULARY } from '../../../../engine/model/vocabulary';
import { words } from '../../words';
import { CLAIM, type Field, type FormDefinition, NAME, PARTICIPATION } from './fields';

interface Fact {
  readonly id: string;
  readonly name: string;
}

interface WriteProps {
  readonly kind: 'EVENT' | 'LEADER' | 'COUNTRY' | 'ORGANIZATION';
  readonly slug: string;
  readonly name: string;
  /** Participations of an event, about which claims can be made as well. */
  readonly participations?: readonly Fact[];
}

/** Forms for recording a claim, a participation or a name; the script sends them with a key that it keeps in memory only. */
export function Write({ kind, slug, name, participations = [] }: WriteProps) {
  const subjects: readonly Fact[] = [{ id: slug, name }, ...participations];
  const properties = [kind, ...(kind === 'EVENT' ? (['PARTICIPATION'] as const) : [])]
    .flatMap((each) => VOCABULARY[each])
    .filter(({ byImport }) => !byImport)
    .map((property) => property.name);
  return (
    <section class="write" id="write" aria-label="For editors">
      <details id="write-forms">
        <summary>Record new evidence</summary>
        <form class="fields" data-key>
          <label>
            Key of an editor
            <input type="password" id="key" autocomplete="off" spellcheck={false} />
          </label>
          <span class="small">Kept in memory only, and forgotten with this page.</span>
        </form>
        <datalist id="properties">
          {[...new Set(properties)].map((property) => (
            <option value={property} />
          ))}
        </datalist>
        <datalist id="things" />
        {kind === 'EVENT' && <Form definition={PARTICIPATION} id="participation" fixed={{ event: slug }} />}
        <Form definition={CLAIM} id="claim" subjects={subjects} />
        <Form definition={NAME} id="name" fixed={{ subject: slug, property: 'name' }} />
      </details>
    </section>
  );
}

interface FormProps {
  readonly definition: FormDefinition;
  readonly id: string;
  readonly fixed?: Readonly<Record<string, string>>;
  readonly subjects?: readonly Fact[];
}

function Form({ definition: { mutation, title, fields }, id, fixed = {}, subjects }: FormProps) {
  return (
    <details id={`write-${id}`}>
      <summary>{title}</summary>
      <form class="fields" data-mutation={mutation} novalidate>
        {Object.entries(fixed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {subjects && (
          <label>
            About
            <select name="subject">
              {subjects.map((subject) => (
                <option value={subject.id}>{subject.name}</option>
              ))}
            </select>
          </label>
        )}
        {fields.map((field) => (
          <Input field={field} form={id} />
        ))}
        <button>Record</button>
        <p class="outcome" role="status" />
      </form>
    </details>
  );
}

function Input({ field, form }: { readonly field: Field; readonly form: string }) {
  const { name, label, isRequired = false, choices, as, isLong, hint, suggests } = field;
  const error = `${form}-${name}-error`;
  const common = { name, 'aria-describedby': error, required: isRequired };
  return (
    <label class={isLong ? 'long' : undefined}>
      <span>
        {label}
        {isRequired && <span aria-hidden="true"> *</span>}
      </span>
      {choices ? (
        <select {...common}>
          {choices.map((choice) => (
            <option value={choice}>{choice === '' ? 'not said' : words(choice)}</option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...common} rows={2} />
      ) : (
        <input
          {...common}
          data-as={as}
          placeholder={hint}
          list={suggests}
          autocomplete="off"
          inputMode={as === 'number' ? 'numeric' : undefined}
        />
      )}
      <span class="error" id={error} />
    </label>
  );
}
