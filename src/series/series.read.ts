import { nameField, slugField } from '../entity/entity.read';
import { globalId } from '../read/fields';
import { list, type ObjectModel } from '../read/model';
import { sql, type Sql } from '../read/sql';

export const seriesModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('SERIES'),
    slug: slugField,
    name: nameField,
    editions: list('Event', (series, _args, asking) => {
      const event = asking.scan('event');
      return {
        ...event,
        where: sql`${event.where} and ${event.row}.series_id = ${series}.id`,
        orderBy: sql`${event.row}.time_earliest, ${event.row}.id`,
      };
    }),
  },
};
