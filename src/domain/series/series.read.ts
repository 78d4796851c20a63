import { entityFields } from '../entity/entity.read';
import { byId, byLabel } from '../../engine/query/compile/fields';
import { list, type Listing, type ObjectModel } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';

export const seriesModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('SERIES'),
    editions: list('Event', (series, _args, context) => {
      const event = context.scan('event');
      return {
        ...event,
        where: sql`${event.where} and ${event.row}.series_id = ${series}.id`,
        orderBy: sql`${event.row}.time_earliest, ${event.row}.id`,
      };
    }),
  },
};

export const seriesListing: Listing<Sql> = {
  type: 'EventSeries',
  id: byId,
  orders: { NAME: byLabel },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
};
