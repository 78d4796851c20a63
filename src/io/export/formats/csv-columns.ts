import {
  kindOf,
  type ClaimItem,
  type EventItem,
  type Items,
  type LeaderItem,
  type Named,
  type ParticipationItem,
  type RelationshipItem,
  type Span,
  type Subject,
  type TenureItem,
  type Thing,
} from '../items';
import type { ResourceName } from '../resource';
import type { Cell } from './csv-line';

/** A column: its name in the header, and its value for an item. */
export interface Column<Item> {
  name: string;
  of(item: Item): Cell;
}

/** A column by its name. */
export const column = <Item>(name: string, of: (item: Item) => Cell): Column<Item> => ({ name, of });

/** The fields of an item that fit into one cell. */
type CellField<Item> = { [Name in keyof Item]-?: Item[Name] extends Cell ? Name : never }[keyof Item] &
  string;

/** Columns of fields of the item, each under its name in snake case: quadClass is quad_class. */
export const fields = <Item>(...names: CellField<Item>[]): Column<Item>[] =>
  names.map((name) =>
    column(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      (item) => item[name] as Cell,
    ),
  );

/** The id, slug and name of a referenced thing. */
export const named = <Item>(name: string, of: (item: Item) => Named | null | undefined): Column<Item>[] => [
  column(`${name}_id`, (item) => of(item)?.id),
  column(`${name}_slug`, (item) => of(item)?.slug),
  column(`${name}_name`, (item) => of(item)?.name),
];

/** A time as EDTF, and its outer bounds. */
export const span = <Item>(name: string, of: (item: Item) => Span | null): Column<Item>[] => [
  column(name, (item) => of(item)?.edtf),
  column(`${name}_earliest`, (item) => of(item)?.earliest),
  column(`${name}_latest`, (item) => of(item)?.latest),
];

/** Several values in one cell, separated by bars; a bar within a value is escaped by a backslash. */
export const joinValues = (values: readonly string[]) =>
  values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|');
const codes = ({ externalIds }: Pick<Thing, 'externalIds'>) =>
  joinValues((externalIds ?? []).map(({ scheme, value }) => `${scheme}:${value}`));
const participant = ({ participant: thing, role, status, country }: ParticipationItem) =>
  [thing.slug, role, status, ...(country ? [country.slug] : [])].join(':');
const office = ({ country, role, term }: TenureItem) => [country.slug, role, term.edtf].join(':');

/** The slugs of the things that the subject of a claim connects: itself, or the ends of a fact. */
function ends(subject: Subject): string {
  if ('slug' in subject) return subject.slug;
  if ('event' in subject) return joinValues([subject.event.slug, subject.participant.slug]);
  if ('leader' in subject) return joinValues([subject.leader.slug, subject.country.slug]);
  return joinValues([subject.subject.slug, subject.object.slug]);
}

export const csvColumns: { [Name in ResourceName]: readonly Column<Items[Name]>[] } = {
  events: [
    ...fields<EventItem>('id', 'slug', 'name', 'type', 'status'),
    ...span<EventItem>('time', ({ time }) => time),
    column('place', ({ place }) => place?.name),
    ...named<EventItem>('place_country', ({ place }) => place?.country),
    column('latitude', ({ place }) => place?.latitude),
    column('longitude', ({ place }) => place?.longitude),
    column('place_precision', ({ place }) => place?.precision),
    column('series_slug', ({ series }) => series?.slug),
    ...fields<EventItem>('edition'),
    column('super_event_slug', ({ superEvent }) => superEvent?.slug),
    ...fields<EventItem>('cameoCode', 'quadClass', 'goldstein'),
    column('participants', ({ participations }) => joinValues(participations.map(participant))),
    ...fields<EventItem>('summary'),
    column('codes', codes),
    column('dataset_id', ({ dataset }) => dataset?.id),
    column('dataset_name', ({ dataset }) => dataset?.name),
  ],
  relationships: [
    ...fields<RelationshipItem>('id', 'type', 'directed', 'status'),
    ...named<RelationshipItem>('subject', ({ subject }) => subject),
    ...named<RelationshipItem>('object', ({ object }) => object),
    ...span<RelationshipItem>('valid', ({ valid }) => valid),
    column('attested_until', ({ valid }) => valid.attestedUntil),
    ...fields<RelationshipItem>('polarity', 'summary'),
    column('codes', codes),
    column('dataset_id', ({ dataset }) => dataset?.id),
    column('dataset_name', ({ dataset }) => dataset?.name),
  ],
  leaders: [
    ...fields<LeaderItem>('id', 'slug', 'name'),
    ...span<LeaderItem>('born', ({ born }) => born),
    ...span<LeaderItem>('died', ({ died }) => died),
    ...named<LeaderItem>('country', ({ country }) => country),
    column('tenures', ({ tenures }) => joinValues(tenures.map(office))),
    column('names', ({ names }) => joinValues(names.map(({ value }) => value))),
    column('codes', codes),
  ],
  claims: [
    ...fields<ClaimItem>('id'),
    column('subject_kind', ({ subject }) => kindOf(subject.id)),
    column('subject_id', ({ subject }) => subject.id),
    column('subject_slugs', ({ subject }) => ends(subject)),
    ...fields<ClaimItem>('property'),
    column('value', ({ value }) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell),
    ),
    ...fields<ClaimItem>('statement', 'modality', 'rank', 'stance', 'review', 'confidence', 'condition'),
    ...named<ClaimItem>('speaker', ({ speaker }) => speaker),
    column('source_id', ({ source }) => source.id),
    column('source_title', ({ source }) => source.title),
    column('source_publisher', ({ source }) => source.publisher),
    column('source_url', ({ source }) => source.url),
    column('source_reliability', ({ source }) => source.reliability),
    ...fields<ClaimItem>('quote', 'locator'),
    ...span<ClaimItem>('said_at', ({ saidAt }) => saidAt),
    ...fields<ClaimItem>('recordedAt', 'retractedAt', 'actor', 'note'),
  ],
};
