import { nameField, slugField } from '../entity/entity.read';
import { globalId } from '../../engine/query/compile/fields';
import { list, type ObjectModel } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';

export const seriesModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('SERIES'),
    slug: slugField,
    name: nameField,
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
