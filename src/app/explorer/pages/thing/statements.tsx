import { type Claim, Evidence } from '../../components/evidence';

// Rows of lists are shown by the facts that they state.
const ROWS = new Set(['record', 'name', 'code']);

/** What is said about a thing itself, latest first. */
export function Statements({ claims }: { readonly claims: readonly Claim[] }) {
  const said = claims.filter(({ property }) => !ROWS.has(property));
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="statements">
      <h2 id="statements">Statements</h2>
      {said.map((claim) => (
        <Evidence claim={claim} />
      ))}
    </section>
  );
}
