import { byRowId } from '../../engine/query/compile/fields';
import { given, list, one, type ObjectModel } from '../../engine/query/compile/model';
import { sql } from '../../engine/query/compile/sql';

/** The result of ingestArticle or linkMention. */
export interface ArticleAnswer {
  source: string;
  drafts: string[];
  unresolved: string[];
}

interface Answered {
  answer: ArticleAnswer | null;
  userErrors: readonly unknown[];
}

export const articlePayloadModel: ObjectModel<Answered> = {
  fields: {
    source: one(
      'Source',
      ({ answer }, _args, context) => answer && byRowId(context, 'source', sql`${answer.source}::bigint`),
    ),
    drafts: list('Claim', ({ answer }, _args, context) => {
      const ids = answer?.drafts ?? [];
      const { from, row, where } = context.versions('claim');
      const drafted = context.alias('drafted');
      return {
        from: sql`${from} join unnest(${ids}::bigint[]) with ordinality ${drafted} (id, place) on ${drafted}.id = ${row}.id`,
        row,
        where,
        orderBy: sql`${drafted}.place`,
        atMost: ids.length,
      };
    }),
    unresolved: given(({ answer }) => answer?.unresolved ?? []),
    userErrors: given(({ userErrors }) => userErrors),
  },
};
