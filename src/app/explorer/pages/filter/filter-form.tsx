import type { ComponentChildren } from 'preact';
import { EventType } from '../../../../api/enums';
import { KeptInputs } from '../../layout';
import { usePage } from '../../page-request';
import { words } from '../../words';
import type { EventParameters } from './event-filter';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** The values in order; the empty one for none. */
  readonly values: readonly string[];
  readonly chosen: string;
  readonly none?: string;
}

/** A choice of values of an enum. */
export const Choice = ({ name, label, values, chosen, none = 'any' }: ChoiceProps) => (
  <label>
    {label}
    <select name={name}>
      {values.map((value) => (
        <option value={value} selected={value === chosen}>
          {value === '' ? none : words(value)}
        </option>
      ))}
    </select>
  </label>
);

/** Which events a page counts, as a form of GET; its own choices come first. */
export function FilterForm({
  parameters,
  children,
}: {
  readonly parameters: EventParameters;
  readonly children?: ComponentChildren;
}) {
  const { path } = usePage();
  const { of, country, type, text, from, to, hasReports, where } = parameters;
  return (
    <form action={path} class="fields filter">
      {children}
      <Choice name="type" label="Type" values={['', ...Object.values(EventType)]} chosen={type ?? ''} />
      <label>
        Who takes part
        <input name="of" value={of ?? ''} placeholder="north-korea" />
      </label>
      <label>
        In the country
        <input name="country" value={country ?? ''} placeholder="china" />
      </label>
      <label>
        Text
        <input name="text" value={text ?? ''} />
      </label>
      <label>
        From
        <input type="date" name="from" value={from ?? ''} min="0001-01-01" max="9999-12-31" />
      </label>
      <label>
        To
        <input type="date" name="to" value={to ?? ''} min="0001-01-01" max="9999-12-31" />
      </label>
      <label>
        Reports by machine
        <select name="reports">
          <option value="" selected={hasReports}>
            counted
          </option>
          <option value="no" selected={!hasReports}>
            left out
          </option>
        </select>
      </label>
      {where && <input type="hidden" name="where" value={JSON.stringify(where)} />}
      <KeptInputs />
      <button>Show</button>
    </form>
  );
}
