import { claimListing } from '../claim/claim.read';
import { byId, column, globalId, oneById, span } from '../../engine/query/compile/fields';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { connection, type Listing, type ObjectModel, type Source } from '../../engine/query/compile/model';
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

/**
 * The sources that existed: under saidBy, those published by then, or with a claim made by then. A source was
 * published no later than it was recorded, as a claim was made no later than it was.
 */
export function sources(context: CompileContext): Source<Sql> {
  const source = context.scan('source');
  const { said } = context.scope;
  if (said === null) return source;
  const { row } = source;
  const claim = context.scan('claim');
  return {
    ...source,
    where: sql`${source.where} and (coalesce(${row}.published_at_latest, ${row}.published_at_earliest) <= ${said}::date
      or ${row}.published_at_edtf is not null and ${firstRecorded(row)} <= ${said}::date
      or exists (select from ${claim.from} where ${claim.row}.source_id = ${row}.id and ${claim.where}))`,
  };
}

/** The day on which a source was first recorded. */
const firstRecorded = (source: Sql): Sql =>
  sql`(select (at at time zone 'UTC')::date from recording where id = (
    select min(first.from_recording) from source first where first.id = ${source}.id))`;

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
