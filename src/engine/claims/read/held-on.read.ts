import { ACTOR_KINDS } from '../../model/kinds';
import type { CompileContext } from '../../query/compile/compile-context';
import { columnOf } from '../../query/compile/fields';
import type { Source } from '../../query/compile/model';
import { and, join, raw, sql, type Sql } from '../../query/compile/sql';
import { attestations } from './effective-claims.read';

/** The span of a kind of fact, and what ends it. */
interface Span {
  table: 'tenure' | 'relationship';
  span: string;
  /** Whether a newer fact replaces this one, so that both cannot hold at once. */
  succeeds(newer: Sql, row: Sql): Sql;
  /** Whether a list names all there are at a time, so that a later edition which leaves one out takes it back. */
  isListedInFull: boolean;
  /** The columns of those without whom it does not go on. */
  parties: readonly string[];
}

// One person at a time holds these roles, whatever the title; any other role is the same office only if its title is
// the same.
const SINGLE_OFFICES = raw("('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER')");

const SPANS: Record<'tenure' | 'relationship', Span> = {
  tenure: {
    table: 'tenure',
    span: 'term',
    succeeds: (newer, row) => sql`${newer}.country_id = ${row}.country_id and ${newer}.role = ${row}.role
      and (${row}.role in ${SINGLE_OFFICES} or fold(${newer}.office) = fold(${row}.office))`,
    isListedInFull: true,
    parties: ['leader_id', 'country_id'],
  },
  relationship: {
    table: 'relationship',
    span: 'valid',
    succeeds: (newer, row) =>
      sql`${newer}.subject_id = ${row}.subject_id and ${newer}.object_id = ${row}.object_id and ${newer}.type = ${row}.type`,
    isListedInFull: false,
    parties: ['subject_id', 'object_id'],
  },
};

/** The column with the last day of each kind of party: a death, or the end of a country or organization. */
const LAST_DAYS: Readonly<Record<(typeof ACTOR_KINDS)[number], string>> = {
  LEADER: 'died_latest',
  COUNTRY: 'existed_latest',
  ORGANIZATION: 'existed_latest',
};

/** The last day on which all parties of a fact existed; null where none has ended. */
export function lastDayOfParties(context: CompileContext, row: Sql, parties: readonly string[]): Sql {
  const ids = join(parties.map((party) => columnOf(row, party)));
  const days = ACTOR_KINDS.map((kind) => {
    const { from, row: party, where } = context.versions(kind.toLowerCase());
    const last = columnOf(party, LAST_DAYS[kind]);
    return sql`(select min(${last}) from ${from} where ${party}.id in (${ids}) and ${where})`;
  });
  return sql`least(${join(days)})`;
}

/** Whether the EDTF text of a span has an unknown start, or an unknown end; `..` is open, not unknown. */
export const isStartUnknown = (edtf: Sql): Sql => sql`${edtf} ~ '^(/|XXXX)'`;
export const isEndUnknown = (edtf: Sql): Sql => sql`${edtf} ~ '(/|^XXXX.*)$'`;

/**
 * Whether a tenure or relationship held on a day, by the outer bounds of its span. An unknown start counts from the
 * first attestation, an unknown end up to the last. An open end counts as far as it is attested, and beyond that while
 * no newer fact contradicts it. Neither extends beyond a death, or the end of the country or organization.
 */
export const heldOn =
  (kind: keyof typeof SPANS) =>
  (row: Sql, day: Sql, context: CompileContext): Sql => {
    const { table, span, succeeds, isListedInFull, parties } = SPANS[kind];
    const edtf = columnOf(row, `${span}_edtf`);
    const newer = context.facts(table);
    const begun = sql`${succeededOn(context, row, newer.row, span)} <= ${day}`;
    const isSucceeded = sql`exists (
      select from ${newer.from} where ${newer.where} and ${succeeds(newer.row, row)} and ${newer.row}.id <> ${row}.id
        and (${isListedInFull ? sql`${begun} or ${leftOutOn(context, row, newer.row, span)} <= ${day}` : begun}))`;
    const goesOn = and([
      sql`${day} <= coalesce(${lastDayOfParties(context, row, parties)}, 'infinity')`,
      sql`${day} <= ${reachOf(context, row)} or not ${isEndUnknown(edtf)} and not ${isSucceeded}`,
    ]);
    return sql`${columnOf(row, span)} @> ${day}
      and (not ${isStartUnknown(edtf)} or ${day} >= ${attested(context, row, sql`min`)})
      and (${columnOf(row, `${span}_latest`)} is not null or ${goesOn})`;
  };

/**
 * The day from which a newer fact of the same kind replaces one with an open end; null where it does not. The newer
 * fact began after the last attestation of the other, or its start is unknown and its first attestation is later.
 */
export function succeededOn(context: CompileContext, row: Sql, newer: Sql, span: string): Sql {
  const reach = reachOf(context, row);
  const begins = columnOf(newer, `${span}_earliest`);
  const first = attested(context, newer, sql`min`);
  return sql`case when ${columnOf(newer, `${span}_edtf`)} = '/..'
      then case when ${first} > greatest(${reach}, ${attested(context, row, sql`max`)}) then ${first} end
      when ${begins} > ${reach} then ${begins} end`;
}

/**
 * The first day on which a tenure with an open end is over because a later edition of its list has `newer` and not it; null
 * without such an edition. If no edition had both, `newer` replaces it on the day after the last evidence for it; otherwise on
 * the day of the edition. `newer` may have begun earlier: a list can respell a name or correct a day.
 */
function leftOutOn(context: CompileContext, row: Sql, newer: Sql, span: string): Sql {
  const [own, claim] = [attestations(context, row), attestations(context, newer)];
  const [list, edition] = [editionOf(context, own.row), editionOf(context, claim.row)];
  const [evidence, later] = [context.alias('evidence'), context.alias('later')];
  const saidOn = sql`${claim.row}.said_on`;
  return sql`case when (${columnOf(newer, `${span}_latest`)} <= ${reachOf(context, row)}) is not true then (
    select case when ${later}.first > ${later}.last
        then greatest(coalesce(${columnOf(newer, `${span}_earliest`)}, ${later}.without), ${later}.last + 1)
        else ${later}.without end
    from (select min(${saidOn}) as first, min(${evidence}.last) as last,
        min(${saidOn}) filter (where ${saidOn} > ${evidence}.last and ${edition.row}.id <> all(${evidence}.editions)) as without
      from (select greatest(${row}.attested_until, max(${own.row}.said_on)) as last,
          array_agg(${list.row}.id) filter (where ${list.row}.id is not null) as editions,
          array_agg(${list.row}.name) filter (where ${list.row}.id is not null) as lists
        from ${own.from} left join ${list.from} on ${list.where} where ${own.where}) ${evidence},
        ${claim.from} join ${edition.from} on ${edition.where}
      where ${claim.where} and ${edition.row}.name = any(${evidence}.lists) and ${columnOf(newer, span)} @> ${saidOn}) ${later}
    where ${later}.without is not null) end`;
}

/** The dataset that a claim cites; those of one name are editions of one list. */
function editionOf(context: CompileContext, claim: Sql): Source<Sql> {
  const [source, dataset] = [context.versions('source'), context.versions('dataset')];
  return {
    from: sql`(${source.from} join ${dataset.from} on ${dataset.row}.id = ${source.row}.dataset_id and ${dataset.where})`,
    row: dataset.row,
    where: sql`${source.row}.id = ${claim}.source_id and ${source.where}`,
  };
}

/** How far the evidence for an end that is open or unknown reaches. */
export const reachOf = (context: CompileContext, row: Sql): Sql =>
  sql`coalesce(${row}.attested_until, ${attested(context, row, sql`max`)})`;

/** The day of the first or last attestation of a fact. */
function attested(context: CompileContext, fact: Sql, aggregate: Sql): Sql {
  const claims = attestations(context, fact);
  return sql`(select ${aggregate}(${claims.row}.said_on) from ${claims.from} where ${claims.where})`;
}
