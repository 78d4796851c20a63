import { byName, entityFields } from '../entity/entity.read';
import { eventsBy } from '../event/event.read';
import type { Listing, ObjectModel } from '../../engine/query/compile/model';
import type { Sql } from '../../engine/query/compile/sql';

export const seriesModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('SERIES'),
    editions: eventsBy('series_id'),
  },
};

export const seriesListing: Listing<Sql> = {
  type: 'EventSeries',
  ...byName,
};
