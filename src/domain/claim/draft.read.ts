import { reliabilityOfGiven, standing } from '../../engine/claims/read/effective-claims.read';
import { contradict } from '../../engine/model/contradiction';
import { CLAIM_SUBJECT_KINDS } from '../../engine/model/kinds';
import { VOCABULARY, storedValuesOf } from '../../engine/model/vocabulary';
import { standingOrder } from '../../engine/model/what-stands';
import { column, columnOf } from '../../engine/query/compile/fields';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { standsAt } from '../../engine/query/compile/scope';
import { ROW_KINDS } from '../../engine/claims/implicit-claims';
import { embed, one, value, type ObjectModel } from '../../engine/query/compile/model';
import { join, OPEN, raw, sql, type Sql } from '../../engine/query/compile/sql';

export const draftOriginModel: ObjectModel<Sql> = {
  fields: {
    start: column('starts_at'),
    end: column('ends_at'),
    extractor: value((origin) => sql`${origin}.extractor || ' ' || ${origin}.version`),
    rule: column('rule'),
    score: column('score'),
    group: column('"group"'),
  },
};

/** The origin of a claim that was drafted from a text. */
export const originOfClaim = one('DraftOrigin', (claim: Sql, _args, context) => {
  const origin = context.alias('origin');
  return {
    from: sql`draft_origin ${origin}`,
    row: origin,
    where: sql`${origin}.claim_id = ${claim}.id`,
    isUnique: true as const,
  };
});

/** The group of a claim that was drafted from a text, as an expression. */
export const groupOfClaim = (claim: Sql): Sql =>
  sql`(select drafted."group" from draft_origin drafted where drafted.claim_id = ${claim}.id)`;

const MULTI_VALUED = [
  ...new Set(
    Object.values(VOCABULARY)
      .flat()
      .filter(({ isMultiValued }) => isMultiValued)
      .map(({ name }) => `'${name}'`),
  ),
].join(', ');

/** What a given value is as a claim: asserted, earlier than any claim; see outranksGiven. */
const AS_GIVEN = raw(
  `jsonb_build_object('id', 0, 'recorded_in', 0, 'rank', 'NORMAL', 'modality', 'ASSERTED', 'said_on', '0001-01-01')`,
);

/**
 * What a thing or fact was created with, without a claim, as a row of `claim`: the role of a participant, the capital of a
 * country. None where the fact is not effective yet.
 */
function givenValue(context: CompileContext, claim: Sql): Sql {
  const values = CLAIM_SUBJECT_KINDS.flatMap((kind) =>
    storedValuesOf(kind)
      .filter(({ origin }) => origin === 'given')
      .map(({ storage, properties: [property] }) => {
        const given = context.alias('given');
        const bounds = storage.columns.filter(({ name }) => /_(earliest|latest)$/.test(name));
        const columns = bounds.map(({ name }) => `'value_${name.split('_').at(-1)}', ${given.sql}.${name}`);
        const isThere = ROW_KINDS.some((of) => of === kind) ? sql`${given}.effective` : sql`true`;
        return sql`select jsonb_build_object(${raw(["'value'", `to_jsonb(${storage.recordSql(given.sql)})`, ...columns].join(', '))}) as given
          from ${raw(kind.toLowerCase())} ${given} where ${claim}.subject_kind = ${raw(`'${kind}'`)} and ${claim}.property = ${raw(`'${property!.name}'`)}
            and ${given}.id = ${claim}.subject_id and ${standsAt(context.scope, given)} and ${isThere} and ${raw(storage.recordSql(given.sql))} is not null`;
      }),
  );
  return sql`select (filled.claim).*, ${reliabilityOfGiven(context, sql`${claim}.subject_id`)} as reliability from (
    select jsonb_populate_record(null::claim, given || ${AS_GIVEN} || jsonb_build_object('property', ${claim}.property)) as claim
    from (${join(values, ' union all ')}) created offset 0) filled`;
}

/** The row of DraftEffect: the kind, and the claim that stands now. */
interface EffectRow {
  kind: Sql;
  current: Sql;
  wouldStand: Sql;
}

/** What accepting a draft would change; null for claims that are not drafts. */
export const effectOfClaim = embed<Sql, EffectRow>(
  'DraftEffect',
  (claim, _args, context) => {
    const [now, source] = [context.alias('now'), context.alias('own')];
    const order = { isLedger: sql`${claim}.property = 'status'` };
    const claimed = standing(context, columnOf(claim, 'subject_id'), columnOf(claim, 'property'));
    const candidates = context.alias('candidate');
    const current = sql`(select ${candidates}.* from ((${claimed}) union all (${givenValue(context, claim)})) ${candidates}
      order by ${standingOrder(candidates.sql, order)} limit 1)`;
    const of = (expression: Sql) => sql`(select ${expression} from ${current} ${now}
      join source ${source} on ${source}.id = ${claim}.source_id and ${source}.to_recording = ${OPEN})`;
    const isSeveral = sql`${claim}.property in (${raw(MULTI_VALUED)})`;
    const [a, b] = [now.sql, claim.sql];
    const kind = of(sql`case when ${now}.value = ${claim}.value then 'AGREES' when ${isSeveral} then 'ADDS'
      when case when ${now}.said_on <= ${claim}.said_on then ${raw(contradict(a, b))} else ${raw(contradict(b, a))} end
      then 'CONTRADICTS' else 'SUCCEEDS' end`);
    const comesFirst = of(sql`row(${standingOrder(b, order, source.sql)}) < row(${standingOrder(a, order)})`);
    return {
      kind: sql`coalesce(${kind}, 'ADDS')`,
      current: of(sql`${now}.value`),
      wouldStand: sql`(${claim}.modality <> 'HYPOTHETICAL' and (${isSeveral} or coalesce(${comesFirst}, true)))`,
    };
  },
  (claim) => sql`nullif(${claim}.review, 'ACCEPTED')`,
);

export const draftEffectModel: ObjectModel<EffectRow> = {
  fields: {
    kind: value(({ kind }) => kind),
    current: value(({ current }) => current),
    wouldStand: value(({ wouldStand }) => wouldStand),
  },
};
