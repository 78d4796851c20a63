import type { Tagged } from '../../read/fields';
import { embed, given, type ObjectModel } from '../../read/model';
import { sql } from '../../read/sql';

/** What mergeEntities or unmergeEntity came to. */
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
