import { column } from '../../../../io/export/formats/csv-columns';
import { Content, Head } from '../../components/head';
import { TimeBar } from '../../components/time-bar';
import { Table } from '../../components/table';
import { tagFor } from '../../embed/tag-for';
import { definePage } from '../../page';
import { Figure } from '../../views/drawing';
import { drawMap } from '../../views/map/draw-map';
import type { MapPlace } from '../../views/map/symbols';
import { counted } from '../../words';
import { filterOf, readEventParameters } from '../filter/event-filter';
import { FilterForm } from '../filter/filter-form';
import { eventWords, lookUps } from '../filter/filter-words';
import { MAP_PAGE, type MapData } from './map.query';
import { type EventPlace, placesOf } from './places';

/** Where events take place: a circle for each place or country, on land without borders, and a table. */
export const mapPage = definePage<MapData>({
  path: '/map',
  document: MAP_PAGE,
  variables({ search }) {
    const events = readEventParameters(search);
    return { where: filterOf(events), ...lookUps(events) };
  },
  present({ asOf }, request) {
    const parameters = readEventParameters(request.search);
    const places = placesOf(asOf, request);
    const onMap = places.filter(isOnMap);
    const title = `${eventWords(parameters, asOf)} on the map`;
    const lead = `${counted(asOf.events.totalCount, 'event')}, ${counted(onMap.length, 'place')} on the map.`;
    const drawing = drawMap(onMap, 'event');
    const map = <Figure draw={drawing} label={`${title}: ${lead}`} />;
    return {
      title,
      body: (
        <>
          <Head kicker="Map" title={title} lead={lead} />
          <TimeBar />
          <Content>
            <FilterForm parameters={parameters} />
            {map}
            <Places places={places} />
          </Content>
        </>
      ),
      table: {
        columns: [
          column<EventPlace>('place', ({ name }) => name),
          column<EventPlace>('country_slug', ({ slug }) => slug),
          column<EventPlace>('events', ({ count }) => count),
          column<EventPlace>('latitude', ({ latitude }) => latitude),
          column<EventPlace>('longitude', ({ longitude }) => longitude),
        ],
        items: places,
      },
      drawing,
      embedded: map,
      embed: tagFor('map', request.search),
    };
  },
});

const isOnMap = (place: EventPlace): place is EventPlace & MapPlace =>
  place.latitude !== null && place.longitude !== null && place.href !== null;

function Places({ places }: { readonly places: readonly EventPlace[] }) {
  if (places.length === 0) return <p class="empty">No event at this time.</p>;
  const others = places.filter((place) => !isOnMap(place));
  return (
    <>
      <Table heads={['Place', 'Events']} isOfNumbers>
        {places.filter(isOnMap).map(Row)}
      </Table>
      {others.length > 0 && (
        <section aria-labelledby="unplaced">
          <h2 id="unplaced">Not on the map: no coordinates are on record</h2>
          <Table heads={['Place', 'Events']} isOfNumbers>
            {others.map(Row)}
          </Table>
        </section>
      )}
    </>
  );
}

const Row = ({ name, href, count }: EventPlace) => (
  <tr>
    <th scope="row">{href === null ? name : <a href={href}>{name}</a>}</th>
    <td data-label="Events">{count.toLocaleString('en')}</td>
  </tr>
);
