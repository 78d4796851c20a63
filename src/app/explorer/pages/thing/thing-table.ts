import { plainId } from '../../components/evidence';
import { column } from '../../../../io/export/formats/csv-columns';
import type { Table } from '../../page';
import type { ThingItem } from './thing.query';

/** A row of any list of the page: what it is, with whom, when, and by which claims. */
interface Row {
  readonly list: 'relationship' | 'event' | 'reported_event' | 'tenure';
  readonly slug: string;
  readonly name: string;
  readonly type: string;
  readonly status?: string;
  readonly role?: string;
  readonly time: string;
  readonly summary?: string | null;
  readonly claims?: readonly { readonly id: string }[];
}

/** The rows of all lists that the page of a thing shows, in their order. */
export function thingTable(thing: ThingItem | null): Table {
  const items: Row[] = thing === null ? [] : rowsOf(thing);
  return {
    columns: [
      column<Row>('list', ({ list }) => list),
      column<Row>('slug', ({ slug }) => slug),
      column<Row>('name', ({ name }) => name),
      column<Row>('type', ({ type }) => type),
      column<Row>('status', ({ status }) => status),
      column<Row>('role', ({ role }) => role),
      column<Row>('time', ({ time }) => time),
      column<Row>('summary', ({ summary }) => summary),
      column<Row>('claims', ({ claims }) => claims?.map(({ id }) => plainId(id)).join('|')),
    ],
    items,
  };
}

function rowsOf({ relationships, people, reports, tenures, __typename }: ThingItem): Row[] {
  const events = (list: Row['list'], { nodes }: ThingItem['people']): Row[] =>
    nodes.map(({ slug, name, type, status, time, mine }) => ({
      list,
      slug,
      name,
      type,
      status,
      role: mine.nodes.map(({ role }) => role).join('|'),
      time: time.edtf,
    }));
  return [
    ...relationships.edges.map(({ counterpart, node }): Row => ({
      list: 'relationship',
      slug: counterpart.slug,
      name: counterpart.name,
      type: node.type,
      status: node.status,
      time: node.valid.edtf,
      summary: node.summary,
      claims: node.claims,
    })),
    ...events('event', people),
    ...events('reported_event', reports),
    ...(tenures?.nodes ?? []).map(({ leader, country, office, role, term, claims }): Row => {
      const { slug, name } = __typename === 'Country' ? leader : country;
      return { list: 'tenure', slug, name, type: role, time: term.edtf, summary: office, claims };
    }),
  ];
}
