import type { PathVia } from '../../../../domain/network/path-via.enum';
import { KeptInputs } from '../../layout';
import { usePage } from '../../page-request';
import type { GraphParameters } from './parameters';

const KINDS: readonly (readonly [via: PathVia, label: string])[] = [
  ['RELATIONSHIP', 'relationships'],
  ['EVENT', 'shared events'],
  ['TENURE', 'offices'],
  ['BORDER', 'borders'],
  ['REPORT', 'events reported by machine'],
];

/** What the graph is about, as a form of GET. */
export function GraphForm({ parameters }: { readonly parameters: GraphParameters }) {
  const { path } = usePage();
  const { of, to, depth, via } = parameters;
  return (
    <form action={path.replace('/embed', '')} class="fields filter">
      <label>
        What connects
        <input name="of" value={of.join(', ')} required placeholder="north-korea" />
      </label>
      <label>
        with (empty: all others)
        <input name="to" value={to ?? ''} placeholder="lee-jae-myung" />
      </label>
      <label>
        Steps
        <select name="depth">
          {[1, 2, 3].map((steps) => (
            <option value={steps} selected={steps === depth}>
              {steps}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>By</legend>
        {KINDS.map(([kind, label]) => (
          <label class="choice">
            <input type="checkbox" name="via" value={kind} checked={via.includes(kind)} />
            {label}
          </label>
        ))}
      </fieldset>
      <KeptInputs />
      <button>Show</button>
    </form>
  );
}
