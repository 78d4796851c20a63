import {
  kindOf,
  type Items,
  type Named,
  type ParticipationItem,
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
    column('id', ({ id }) => id),
    column('slug', ({ slug }) => slug),
    column('name', ({ name }) => name),
    column('type', ({ type }) => type),
    column('status', ({ status }) => status),
    ...span<Items['events']>('time', ({ time }) => time),
    column('place', ({ place }) => place?.name),
    ...named<Items['events']>('place_country', ({ place }) => place?.country),
    column('latitude', ({ place }) => place?.latitude),
    column('longitude', ({ place }) => place?.longitude),
    column('place_precision', ({ place }) => place?.precision),
    column('series_slug', ({ series }) => series?.slug),
    column('edition', ({ edition }) => edition),
    column('super_event_slug', ({ superEvent }) => superEvent?.slug),
    column('cameo_code', ({ cameoCode }) => cameoCode),
    column('quad_class', ({ quadClass }) => quadClass),
    column('goldstein', ({ goldstein }) => goldstein),
    column('participants', ({ participations }) => joinValues(participations.map(participant))),
    column('summary', ({ summary }) => summary),
    column('codes', codes),
    column('dataset_id', ({ dataset }) => dataset?.id),
    column('dataset_name', ({ dataset }) => dataset?.name),
  ],
  relationships: [
    column('id', ({ id }) => id),
    column('type', ({ type }) => type),
    column('directed', ({ directed }) => directed),
    column('status', ({ status }) => status),
    ...named<Items['relationships']>('subject', ({ subject }) => subject),
    ...named<Items['relationships']>('object', ({ object }) => object),
    ...span<Items['relationships']>('valid', ({ valid }) => valid),
    column('attested_until', ({ valid }) => valid.attestedUntil),
    column('polarity', ({ polarity }) => polarity),
    column('summary', ({ summary }) => summary),
    column('codes', codes),
    column('dataset_id', ({ dataset }) => dataset?.id),
    column('dataset_name', ({ dataset }) => dataset?.name),
  ],
  leaders: [
    column('id', ({ id }) => id),
    column('slug', ({ slug }) => slug),
    column('name', ({ name }) => name),
    ...span<Items['leaders']>('born', ({ born }) => born),
    ...span<Items['leaders']>('died', ({ died }) => died),
    ...named<Items['leaders']>('country', ({ country }) => country),
    column('tenures', ({ tenures }) => joinValues(tenures.map(office))),
    column('names', ({ names }) => joinValues(names.map(({ value }) => value))),
    column('codes', codes),
  ],
  claims: [
    column('id', ({ id }) => id),
    column('subject_kind', ({ subject }) => kindOf(subject.id)),
    column('subject_id', ({ subject }) => subject.id),
    column('subject_slugs', ({ subject }) => ends(subject)),
    column('property', ({ property }) => property),
    column('value', ({ value }) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell),
    ),
    column('statement', ({ statement }) => statement),
    column('modality', ({ modality }) => modality),
    column('rank', ({ rank }) => rank),
    column('stance', ({ stance }) => stance),
    column('review', ({ review }) => review),
    column('confidence', ({ confidence }) => confidence),
    column('condition', ({ condition }) => condition),
    ...named<Items['claims']>('speaker', ({ speaker }) => speaker),
    column('source_id', ({ source }) => source.id),
    column('source_title', ({ source }) => source.title),
    column('source_publisher', ({ source }) => source.publisher),
    column('source_url', ({ source }) => source.url),
    column('source_reliability', ({ source }) => source.reliability),
    column('quote', ({ quote }) => quote),
    column('locator', ({ locator }) => locator),
    ...span<Items['claims']>('said_at', ({ saidAt }) => saidAt),
    column('recorded_at', ({ recordedAt }) => recordedAt),
    column('retracted_at', ({ retractedAt }) => retractedAt),
    column('actor', ({ actor }) => actor),
    column('note', ({ note }) => note),
  ],
};
