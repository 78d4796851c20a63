import { AccordingTo } from '../../components/evidence';
import { pathOf, ThingLink } from '../../components/thing';
import { Table } from '../../components/table';
import { usePage } from '../../page-request';
import { counted, lowerWords } from '../../words';
import { type Connections, countedClaims, heldWords } from './connections';
import type { EdgeItem, EndItem } from './graph.query';

// The rows of a table that a reader goes through; the files have them all.
const MAX_ROWS = 60;

/** Every connection in words: what the drawing shows, and what it leaves out. */
export function ConnectionsTable({ connections }: { readonly connections: Connections }) {
  const page = usePage();
  const ends = new Map(connections.ends.map(({ end }) => [end.id, end]));
  const rows = nearestFirst(connections).slice(0, MAX_ROWS);
  if (rows.length === 0) return null;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Connections">
        <Table heads={['From', 'To', 'What', 'When', 'According to']}>
          {rows.map((edge) => (
            <Row edge={edge} source={ends.get(edge.source)!} target={ends.get(edge.target)!} />
          ))}
        </Table>
      </div>
      {connections.edges.length > rows.length && (
        <p class="small">
          The first {rows.length} of {connections.edges.length} connections;{' '}
          <a href={page.here({}, '.csv')}>all of them as CSV</a>.
        </p>
      )}
    </>
  );
}

/** The connections of the things asked about, and then those among the others. */
function nearestFirst({ ends, edges, isPaths }: Connections): readonly EdgeItem[] {
  if (isPaths) return edges;
  const asked = new Set(ends.filter(({ depth }) => depth === 0).map(({ end }) => end.id));
  const isNear = ({ source, target }: EdgeItem) => asked.has(source) || asked.has(target);
  return [...edges.filter(isNear), ...edges.filter((edge) => !isNear(edge))];
}

function Row({
  edge,
  source,
  target,
}: {
  readonly edge: EdgeItem;
  readonly source: EndItem;
  readonly target: EndItem;
}) {
  const page = usePage();
  const { by, label } = edge;
  const [claim, ...others] = countedClaims(by);
  return (
    <tr>
      <th scope="row">
        <ThingLink thing={source} />
      </th>
      <td data-label="To">
        <ThingLink thing={target} />
      </td>
      <td data-label="What">
        {by.__typename === 'Event' ? <a href={page.to(pathOf(by))}>{label}</a> : label}
        {by.__typename === 'Relationship' && by.summary && <p class="small">{by.summary}</p>}
      </td>
      <td data-label="When">{heldWords(by)}</td>
      <td data-label="According to">
        {claim && <AccordingTo claim={claim} />}
        {others.length > 0 && <p class="small">{counted(others.length, 'more statement')}</p>}
        {by.__typename === 'Event' && <a href={page.to(pathOf(by))}>who took part</a>}
      </td>
    </tr>
  );
}

/** What connects the nodes that are not drawn, by its kind: "14 land border". */
export function TheRest({
  connections,
  drawn,
}: {
  readonly connections: Connections;
  readonly drawn: ReadonlySet<string>;
}) {
  const page = usePage();
  const rest = connections.ends.filter(({ end }) => !drawn.has(end.id));
  if (rest.length === 0) return null;
  const kinds = new Map<string, Set<string>>();
  for (const { source, target, kind } of connections.edges)
    for (const id of [source, target])
      if (!drawn.has(id)) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id));
  return (
    <>
      <h2>The rest, by type</h2>
      <p>
        {counted(rest.length, 'more thing is', 'more things are')} connected, too many to be drawn legibly.
      </p>
      <ul class="rest">
        {[...kinds].map(([kind, ids]) => (
          <li>
            <b>{lowerWords(kind)}</b>:{' '}
            {[...ids].map((id, i) => {
              const { end } = rest.find((each) => each.end.id === id)!;
              return (
                <>
                  {i > 0 && ', '}
                  <a href={page.to(pathOf(end))}>{end.name}</a>
                </>
              );
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
