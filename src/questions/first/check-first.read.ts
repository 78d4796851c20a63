import { attendedEvents, tookPlace } from '../../domain/participation/attended.read';
import { labelOf } from '../../domain/entity/entity.read';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { eventFilter } from '../../domain/event/event-filter.read';
import { effectiveClaims } from '../../engine/claims/read/effective-claims.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId } from '../../engine/query/compile/fields';
import { compileFilter } from '../../engine/query/compile/filter';
import type { Arguments } from '../../engine/query/plan/arguments';
import type { Deferrable } from '../../engine/query/plan/deferred';
import type { FieldRead, ObjectModel, Source } from '../../engine/query/compile/model';
import { list, one, value } from '../../engine/query/compile/model';
import { referTo } from '../../engine/query/compile/reference';
import { and, sql, type Sql } from '../../engine/query/compile/sql';
import { coversAll, coversTypes, silentDays } from '../../domain/dataset/coverage.read';
import { boundsOfQuestion, type QuestionBounds } from '../../domain/dataset/question-bounds';
import { explainVerdict, verdictOf, type Circumstances, type Evidence } from './verdict';

const MAX_COUNTEREXAMPLES = 100;
const MAX_CLAIMS = 5;

/** A query whether an event is the first of its kind, with intermediate results. */
interface Check {
  participant: Sql;
  where: Arguments | null;
  before: Deferrable<string>;
  bounds: QuestionBounds;
  /**
   * Alias of the single row of the result: counterexamples (ids, latest first), possible, asked,
   * uncovered.
   */
  found: Sql;
}

export const firstCheckModel: ObjectModel<Check> = {
  fields: {
    verdict: value<Check>(
      ({ found }) => evidenceOf(found),
      (evidence) => verdictOf(readEvidence(evidence)),
    ),
    counterexamples: list('Event', ({ found }, _args, context) => {
      const ids = sql`${found}.counterexamples[1:${MAX_COUNTEREXAMPLES}::int]`;
      const event = byRowId(context, 'event', sql`any(${ids})`);
      return { ...event, orderBy: sql`array_position(${ids}, ${event.row}.id)` };
    }),
    coverage: list('Dataset', (check, _args, context) => {
      const dataset = exhaustive(context, check, 'some');
      const overlaps = sql`${silentDays(context, dataset.row)} && ${check.found}.asked`;
      return {
        ...dataset,
        where: sql`${dataset.where} and ${overlaps}`,
        orderBy: sql`fold(${dataset.row}.name), ${dataset.row}.id`,
      };
    }),
    explanation: value<Check>(
      (check, _args, context) =>
        sql`json_build_array(${evidenceOf(check.found)}, ${circumstances(context, check)})`,
      ([evidence, about]) => explainVerdict(readEvidence(evidence), readCircumstances(about)),
    ),
  },
};

export const checkFirstField: FieldRead<unknown> = one(
  'FirstCheck',
  (_root, args, context): Source<Check> => {
    const where = args.object('where');
    const before = args.param('before');
    const participant = referTo(context, args.param('participant'), ACTOR_KINDS, ['participant']);
    const found = context.alias('found');
    const check = { participant, where, before, bounds: boundsOfQuestion(where), found };
    const dataset = exhaustive(context, check, 'every');
    // OFFSET keeps the planner from computing the coverage again for each reference.
    const from = sql`(
      select attended.*, silence.*
      from (${attendedBefore(context, check)}) attended,
        (select asked, datemultirange(asked) - coalesce((
            select range_agg(${silentDays(context, dataset.row)}) from ${dataset.from} where ${dataset.where}),
            '{}') as uncovered
        from (select ${daysInQuestion(context, check)} as asked offset 0) question offset 0) silence
      ) ${found}`;
    return { from, row: check, where: sql`true` };
  },
);

/**
 * The matching events that the participant attended: those certainly before the day, and the number of
 * those possibly before it.
 */
function attendedBefore(context: CompileContext, { participant, where, before }: Check): Sql {
  const event = attendedEvents(context, [participant], where);
  const { row } = event;
  const isBefore = sql`coalesce(${row}.time_latest < ${before}::date, false)`;
  const conditions = [
    event.where,
    tookPlace(row),
    sql`${row}.time_earliest is null or ${row}.time_earliest < ${before}::date`,
    ...compileFilter(eventFilter, row, event.unanswered ?? null, context, ['where']),
  ];
  return sql`select
      coalesce(array_agg(${row}.id order by ${row}.time_latest desc, ${row}.id desc) filter (where ${isBefore}), '{}') as counterexamples,
      count(*) filter (where not ${isBefore}) as possible
    from ${event.from} where ${and(conditions)}`;
}

/**
 * The exhaustive datasets that cover the participant and all, or some, of the types of event in question.
 */
function exhaustive(
  context: CompileContext,
  { participant, bounds }: Check,
  types: 'every' | 'some',
): Source<Sql> {
  const dataset = context.scan('dataset');
  return {
    ...dataset,
    where: and([
      dataset.where,
      sql`${dataset.row}.exhaustive`,
      coversAll(dataset.row, [participant]),
      coversTypes(dataset.row, bounds.types, types),
    ]),
  };
}

/**
 * The days on which such an event could have been: from the birth of a leader on, unbounded for any other
 * participant.
 */
function daysInQuestion(context: CompileContext, { participant, bounds, before }: Check): Sql {
  const { from, row: leader, where } = context.versions('leader');
  const born = sql`(select ${leader}.born_earliest from ${from} where ${leader}.id = ${participant} and ${where})`;
  return sql`(select daterange(case when begins > ends then ends else begins end, ends) from (select
    greatest(${born}, ${bounds.from}::date) as begins, least(${before}::date, ${bounds.to}::date + 1) as ends) days)`;
}

const evidenceOf = (found: Sql): Sql =>
  sql`json_build_array(cardinality(${found}.counterexamples), ${found}.possible, (
    select coalesce(json_agg(json_build_array(lower(days), upper(days) - 1)), '[]'::json)
    from unnest(${found}.uncovered) days))`;

const readEvidence = ([certain, possible, uncovered]: any): Evidence => ({ certain, possible, uncovered });

/**
 * What the explanation mentions besides the evidence: names, the latest counterexample, and the claim.
 */
function circumstances(context: CompileContext, check: Check): Sql {
  const latest = byRowId(context, 'event', sql`${check.found}.counterexamples[1]`);
  const dataset = exhaustive(context, check, 'every');
  const claim = effectiveClaims(context, check.participant);
  return sql`json_build_array(
    ${labelOf(context, check.participant)},
    ${check.before}::text,
    (select json_build_array(${latest.row}.label, ${latest.row}.time_edtf) from ${latest.from} where ${latest.where}),
    (select json_agg(${dataset.row}.name order by ${dataset.row}.name) from ${dataset.from}
      where ${dataset.where} and ${silentDays(context, dataset.row)} && ${check.found}.asked),
    (select json_agg(json_build_object('property', about.property, 'statement', about.statement,
        'modality', about.modality, 'stance', about.stance)) from (
      select ${claim.row}.* from ${claim.from} where ${claim.where} and ${claim.row}.property like 'first.%'
      order by ${claim.row}.said_on desc, ${claim.row}.id desc limit ${MAX_CLAIMS}::int) about))`;
}

const readCircumstances = ([participant, before, latest, datasets, claims]: any): Circumstances => ({
  participant,
  before,
  latest: latest && { name: latest[0], time: latest[1] },
  datasets: datasets ?? [],
  claims: claims ?? [],
});
