import { claimListing } from '../claim/claim.read';
import { byId, column, globalId, oneById, span } from '../../engine/query/compile/fields';
import { connection, type Listing, type ObjectModel } from '../../engine/query/compile/model';
import { idFilter, stringFilter, timeFilter } from '../../engine/query/compile/filter';
import { holdsText } from '../entity/matches-text.read';
import { mentionsOfSource, textOfSource } from './mention.read';
import { or, sql, type Sql } from '../../engine/query/compile/sql';

export const sourceModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('SOURCE'),
    title: column('title'),
    publisher: column('publisher'),
    url: column('url'),
    publishedAt: span('published_at'),
    reliability: column('reliability'),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
    text: textOfSource,
    mentions: mentionsOfSource,
    claims: connection(claimListing, (source, _args, context) => {
      const claim = context.scan('claim');
      return { ...claim, where: sql`${claim.row}.source_id = ${source}.id and ${claim.where}` };
    }),
  },
};

/** Latest recorded first. */
export const sourceListing: Listing<Sql> = {
  type: 'Source',
  id: byId,
  orders: { RECORDED: byId },
  defaultOrder: [{ field: 'RECORDED', direction: 'DESC' }],
  filter: {
    fields: {
      text: (source, text, context) =>
        or(
          [sql`${source}.title`, sql`${source}.publisher`].map((column) =>
            holdsText(context, sql`fold(${column})`, text),
          ),
        ),
      publisher: stringFilter((source) => sql`${source}.publisher`),
      publishedAt: timeFilter(
        (
          source,
        ) => sql`case when coalesce(${source}.published_at_earliest, ${source}.published_at_latest) is not null
          then daterange(${source}.published_at_earliest, ${source}.published_at_latest, '[]') end`,
      ),
      dataset: idFilter(['DATASET'], (source) => sql`${source}.dataset_id`),
    },
  },
};
