import type { Tagged } from '../../../engine/query/compile/fields';
import { embed, given, type ObjectModel } from '../../../engine/query/compile/model';
import { sql } from '../../../engine/query/compile/sql';

/** Reads the result of mergeEntities or unmergeEntity. */
interface Answered {
  answer: { kind: string; entity: string } | null;
  userErrors: readonly unknown[];
}

export const entityPayloadModel: ObjectModel<Answered> = {
  fields: {
    entity: embed<Answered, Tagged>(
      'Entity',
      ({ answer }) => answer && { kind: sql`${answer.kind}::text`, id: sql`${answer.entity}::bigint` },
    ),
    userErrors: given(({ userErrors }) => userErrors),
  },
};
