import { entityFields } from '../entity/entity.read';
import { claimsAbout } from '../claim/claim.read';
import { standing } from '../../engine/claims/read/effective-claims.read';
import { participationListing } from '../participation/participation.read';
import { byId, column, columnOf, oneById, span } from '../../engine/query/compile/fields';
import {
  connection,
  embed,
  list,
  type ListRead,
  one,
  type Listing,
  type ObjectModel,
  type OneRead,
} from '../../engine/query/compile/model';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';
import { eventFilter } from './event-filter.read';
import { eventOrders } from './event-orders.read';

export const eventModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('EVENT'),
    summary: column('summary'),
    type: column('type'),
    cameoCode: column('cameo_code'),
    quadClass: column('quad_class'),
    goldstein: column('goldstein'),
    status: column('status'),
    time: span('time'),
    place: embed<Sql, Sql>(
      'Place',
      (event) => event,
      (event) => columnOf(event, 'place_name'),
    ),
    series: oneById('EventSeries', 'series', 'series_id'),
    edition: column('edition'),
    previousEdition: neighbor('<', 'desc'),
    nextEdition: neighbor('>', 'asc'),
    superEvent: oneById('Event', 'event', 'super_event_id'),
    subEvents: eventsBy('super_event_id'),
    participations: connection(participationListing, (event, _args, context) => {
      const participation = context.scan('participation');
      return {
        ...participation,
        where: sql`${participation.row}.event_id = ${event}.id and ${participation.where}`,
      };
    }),
    quantities: list('Quantity', (event, _args, context) => {
      const quantity = context.scan('quantity');
      return {
        ...quantity,
        where: sql`${quantity.where} and ${quantity.row}.event_id = ${event}.id`,
        orderBy: sql`${quantity.row}.property`,
      };
    }),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
  },
};

/** The events of which a column has the id of the row, in order of time. */
export function eventsBy(key: 'series_id' | 'super_event_id'): ListRead<Sql, Sql> {
  return list('Event', (row, _args, context) => {
    const event = context.scan('event');
    return {
      ...event,
      where: sql`${event.where} and ${columnOf(event.row, key)} = ${row}.id`,
      orderBy: sql`${event.row}.time_earliest, ${event.row}.id`,
    };
  });
}

/** The edition of the same series that comes immediately before or after this one in time. */
function neighbor(operator: '<' | '>', direction: 'asc' | 'desc'): OneRead<Sql, Sql> {
  return one('Event', (event, _args, context) => {
    const other = context.scan('event');
    return {
      ...other,
      where: sql`${other.where} and ${other.row}.series_id = ${event}.series_id
        and (${other.row}.time_earliest, ${other.row}.id) ${raw(operator)} (${event}.time_earliest, ${event}.id)`,
      orderBy: sql`${other.row}.time_earliest ${raw(direction)}, ${other.row}.id ${raw(direction)}`,
    };
  });
}

export const placeModel: ObjectModel<Sql> = {
  fields: {
    name: column('place_name'),
    country: oneById('Country', 'country', 'place_country_id'),
    latitude: column('latitude'),
    longitude: column('longitude'),
    precision: column('place_precision'),
  },
};

export const quantityModel: ObjectModel<Sql> = {
  fields: {
    property: column('property'),
    value: column('value'),
    low: column('low'),
    high: column('high'),
    unit: column('unit'),
    approximate: column('approximate'),
    standing: one('Claim', (quantity, _args, context) => {
      const claim = context.alias('claim');
      return {
        from: sql`(${standing(context, sql`${quantity}.event_id`, columnOf(quantity, 'property'))}) ${claim}`,
        row: claim,
        where: sql`true`,
        isUnique: true,
      };
    }),
    claims: list('Claim', (quantity, _args, context) =>
      claimsAbout(context, sql`${quantity}.event_id`, sql`${quantity}.property`),
    ),
  },
};

export const eventListing: Listing<Sql> = {
  type: 'Event',
  id: byId,
  orders: eventOrders,
  defaultOrder: [{ field: 'TIME', direction: 'DESC' }],
  filter: eventFilter,
};
