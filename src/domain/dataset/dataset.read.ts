import { column, globalId, span, things } from '../../engine/query/compile/fields';
import { embed, list, type ObjectModel } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';

export const datasetModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('DATASET'),
    name: column('name'),
    version: column('version'),
    license: column('license'),
    citation: column('citation'),
    url: column('url'),
    covers: embed<Sql, Sql>(
      'Coverage',
      (dataset) => dataset,
      (dataset) => sql`nullif(${dataset}.covers_edtf is not null or ${dataset}.exhaustive
        or cardinality(${dataset}.covers_participants) > 0 or cardinality(${dataset}.covers_event_types) > 0, false)`,
    ),
    importedAt: column('imported_at'),
    rows: column('rows'),
  },
};

export const coverageModel: ObjectModel<Sql> = {
  fields: {
    time: span('covers'),
    participants: list('Entity', (dataset, _args, context) => {
      const covered = things(context, sql`${dataset}.covers_participants`);
      return { ...covered, orderBy: sql`${covered.row.id}` };
    }),
    eventTypes: column('covers_event_types'),
    exhaustive: column('exhaustive'),
  },
};
