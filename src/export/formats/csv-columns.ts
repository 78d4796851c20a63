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

export type Cell = string | number | boolean | null | undefined;

/** A column of a table: its name in the head, and what of an item stands in it. */
export interface Column<Item> {
  name: string;
  of(item: Item): Cell;
  /** Whether people word it. */
  isText: boolean;
}

const plain = <Item>(name: string, of: (item: Item) => Cell): Column<Item> => ({ name, of, isText: false });
const text = <Item>(name: string, of: (item: Item) => Cell): Column<Item> => ({ name, of, isText: true });

/** The id, slug and name of what an item refers to. */
const named = <Item>(name: string, of: (item: Item) => Named | null | undefined): Column<Item>[] => [
  plain(`${name}_id`, (item) => of(item)?.id),
  plain(`${name}_slug`, (item) => of(item)?.slug),
  text(`${name}_name`, (item) => of(item)?.name),
];

/** A time as EDTF, and its outer bounds. */
const span = <Item>(name: string, of: (item: Item) => Span | null): Column<Item>[] => [
  plain(name, (item) => of(item)?.edtf),
  plain(`${name}_earliest`, (item) => of(item)?.earliest),
  plain(`${name}_latest`, (item) => of(item)?.latest),
];

// Several values in one cell are kept apart by a bar, which is in no slug, code or enum.
const several = (values: readonly string[]) => values.join('|');
const codes = ({ externalIds }: Pick<Thing, 'externalIds'>) =>
  several((externalIds ?? []).map(({ scheme, value }) => `${scheme}:${value}`));
const participant = ({ participant: who, role, status, country }: ParticipationItem) =>
  [who.slug, role, status, ...(country ? [country.slug] : [])].join(':');
const office = ({ country, role, term }: TenureItem) => [country.slug, role, term.edtf].join(':');

/** The things that a claim's subject connects, by slug: itself, or the ends of the fact. */
function ends(subject: Subject): string {
  if ('slug' in subject) return subject.slug;
  if ('event' in subject) return several([subject.event.slug, subject.participant.slug]);
  if ('leader' in subject) return several([subject.leader.slug, subject.country.slug]);
  return several([subject.subject.slug, subject.object.slug]);
}

export const csvColumns: { [Name in ResourceName]: readonly Column<Items[Name]>[] } = {
  events: [
    plain('id', ({ id }) => id),
    plain('slug', ({ slug }) => slug),
    text('name', ({ name }) => name),
    plain('type', ({ type }) => type),
    plain('status', ({ status }) => status),
    ...span<Items['events']>('time', ({ time }) => time),
    text('place', ({ place }) => place?.name),
    ...named<Items['events']>('place_country', ({ place }) => place?.country),
    plain('latitude', ({ place }) => place?.latitude),
    plain('longitude', ({ place }) => place?.longitude),
    plain('place_precision', ({ place }) => place?.precision),
    plain('series_slug', ({ series }) => series?.slug),
    text('edition', ({ edition }) => edition),
    plain('super_event_slug', ({ superEvent }) => superEvent?.slug),
    plain('cameo_code', ({ cameoCode }) => cameoCode),
    plain('quad_class', ({ quadClass }) => quadClass),
    plain('goldstein', ({ goldstein }) => goldstein),
    plain('participants', ({ participations }) => several(participations.map(participant))),
    text('summary', ({ summary }) => summary),
    plain('codes', codes),
    plain('dataset_id', ({ dataset }) => dataset?.id),
    text('dataset_name', ({ dataset }) => dataset?.name),
  ],
  relationships: [
    plain('id', ({ id }) => id),
    plain('type', ({ type }) => type),
    plain('directed', ({ directed }) => directed),
    plain('status', ({ status }) => status),
    ...named<Items['relationships']>('subject', ({ subject }) => subject),
    ...named<Items['relationships']>('object', ({ object }) => object),
    ...span<Items['relationships']>('valid', ({ valid }) => valid),
    plain('attested_until', ({ valid }) => valid.attestedUntil),
    plain('polarity', ({ polarity }) => polarity),
    text('summary', ({ summary }) => summary),
    plain('codes', codes),
    plain('dataset_id', ({ dataset }) => dataset?.id),
    text('dataset_name', ({ dataset }) => dataset?.name),
  ],
  leaders: [
    plain('id', ({ id }) => id),
    plain('slug', ({ slug }) => slug),
    text('name', ({ name }) => name),
    ...span<Items['leaders']>('born', ({ born }) => born),
    ...span<Items['leaders']>('died', ({ died }) => died),
    ...named<Items['leaders']>('country', ({ country }) => country),
    plain('tenures', ({ tenures }) => several(tenures.map(office))),
    text('names', ({ names }) => several(names.map(({ value }) => value.replaceAll('|', '/')))),
    plain('codes', codes),
  ],
  claims: [
    plain('id', ({ id }) => id),
    plain('subject_kind', ({ subject }) => kindOf(subject.id)),
    plain('subject_id', ({ subject }) => subject.id),
    plain('subject_slugs', ({ subject }) => ends(subject)),
    plain('property', ({ property }) => property),
    text('value', ({ value }) => (typeof value === 'object' ? JSON.stringify(value) : (value as Cell))),
    text('statement', ({ statement }) => statement),
    plain('modality', ({ modality }) => modality),
    plain('rank', ({ rank }) => rank),
    plain('stance', ({ stance }) => stance),
    plain('review', ({ review }) => review),
    plain('confidence', ({ confidence }) => confidence),
    text('condition', ({ condition }) => condition),
    ...named<Items['claims']>('speaker', ({ speaker }) => speaker),
    plain('source_id', ({ source }) => source.id),
    text('source_title', ({ source }) => source.title),
    text('source_publisher', ({ source }) => source.publisher),
    plain('source_url', ({ source }) => source.url),
    plain('source_reliability', ({ source }) => source.reliability),
    text('quote', ({ quote }) => quote),
    text('locator', ({ locator }) => locator),
    ...span<Items['claims']>('said_at', ({ saidAt }) => saidAt),
    plain('recorded_at', ({ recordedAt }) => recordedAt),
    plain('retracted_at', ({ retractedAt }) => retractedAt),
    text('actor', ({ actor }) => actor),
    text('note', ({ note }) => note),
  ],
};
