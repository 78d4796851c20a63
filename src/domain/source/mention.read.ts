import type { CompileContext } from '../../engine/query/compile/compile-context';
import { column, type Tagged } from '../../engine/query/compile/fields';
import { embed, list, value, type ObjectModel } from '../../engine/query/compile/model';
import { recordedBy } from '../../engine/query/compile/scope';
import { OPEN, sql, type Sql } from '../../engine/query/compile/sql';

/** The stored text of a source. */
export const textOfSource = value<Sql>(
  (source) => sql`(select read.text from document read where read.source_id = ${source}.id)`,
);

/** The names in a source that no reviewer has linked yet. */
export const mentionsOfSource = list('Mention', (source: Sql, _args, context: CompileContext) => {
  const [mention, link] = [context.alias('mention'), context.alias('link')];
  return {
    from: sql`mention ${mention}`,
    row: mention,
    where: sql`${mention}.source_id = ${source}.id and ${recordedBy(context.scope, sql`${mention}.recording_id`)}
      and not exists (select from mention_link ${link} where ${link}.source_id = ${mention}.source_id
        and ${link}.name = ${mention}.text and ${recordedBy(context.scope, sql`${link}.recording_id`)})`,
    orderBy: sql`${mention}.starts_at`,
  };
});

export const mentionModel: ObjectModel<Sql> = {
  fields: {
    text: column('text'),
    start: column('starts_at'),
    end: column('ends_at'),
    candidates: list('MentionCandidate', (mention: Sql, _args, context: CompileContext) => {
      const row = context.alias('candidate');
      return {
        from: sql`(select each.value ->> 'slug' as slug, each.value ->> 'via' as via, (each.value ->> 'score')::float8 as score,
          each.ordinality as place from jsonb_array_elements(${mention}.candidates) with ordinality each) ${row}`,
        row,
        where: sql`true`,
        orderBy: sql`${row}.place`,
      };
    }),
  },
};

export const mentionCandidateModel: ObjectModel<Sql> = {
  fields: {
    entity: embed<Sql, Tagged>('Entity', (candidate) => ({
      kind: null,
      id: sql`(select coalesce((select moved.kept_id from redirect moved where moved.absorbed_id = named.id
        and moved.to_recording = ${OPEN}), named.id) from entity named where named.slug = ${candidate}.slug)`,
    })),
    via: column('via'),
    score: column('score'),
  },
};
