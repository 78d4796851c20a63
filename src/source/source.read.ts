import { claimListing, claims } from '../claim/claim.read';
import { byId, column, globalId, oneById, span } from '../read/fields';
import { connection, type Listing, type ObjectModel } from '../read/model';
import { sql, type Sql } from '../read/sql';

export const sourceModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('SOURCE'),
    title: column('title'),
    publisher: column('publisher'),
    url: column('url'),
    publishedAt: span('published_at'),
    reliability: column('reliability'),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
    claims: connection(claimListing, (source, _args, asking) => {
      const claim = claims(asking);
      return { ...claim, where: sql`${claim.row}.source_id = ${source}.id and ${claim.where}` };
    }),
  },
};

/** Newest recorded first. */
export const sourceListing: Listing<Sql> = {
  type: 'Source',
  id: byId,
  orders: { RECORDED: byId },
  defaultOrder: [{ field: 'RECORDED', direction: 'DESC' }],
};
