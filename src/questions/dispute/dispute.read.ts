import { CLAIM_SUBJECT_KINDS } from '../../engine/model/kinds';
import { decidingClaimsAbout } from '../../domain/claim/claim.read';
import { orderOfColumn, saidBy, standing } from '../../engine/claims/read/effective-claims.read';
import { contradict, succeed } from '../../engine/model/contradiction';
import { withFactsOf } from '../../engine/claims/read/facts-of.read';
import { decides, standingOrder, type DecidingClaim } from '../../engine/model/what-stands';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { column, columnOf, type Tagged } from '../../engine/query/compile/fields';
import {
  connection,
  embed,
  list,
  one,
  value,
  type FieldRead,
  type Listing,
  type ObjectModel,
  type Source,
} from '../../engine/query/compile/model';
import { referTo } from '../../engine/query/compile/reference';
import { and, join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { standsAt } from '../../engine/query/compile/scope';
import type { DisputeKind } from './dispute.enum';
import { explainDispute } from './explain-dispute';

export const disputeModel: ObjectModel<Sql> = {
  fields: {
    subject: embed<Sql, Tagged>('ClaimSubject', (dispute) => ({
      kind: columnOf(dispute, 'subject_kind'),
      id: columnOf(dispute, 'subject_id'),
    })),
    kind: value(
      (dispute, _args, context) =>
        sql`case when ${isDisputed(context, dispute, 'CONTRADICTION')} then 'CONTRADICTION' else 'SUCCESSION' end`,
    ),
    property: column('property'),
    positions: list('Position', (dispute, _args, context) => positions(context, dispute)),
    current: one('Position', (dispute, _args, context) => {
      const source = positions(context, dispute);
      return { ...source, where: sql`${source.row}.standing` };
    }),
    rule: value(
      (dispute, _args, context) => decision(context, dispute),
      ([property, winner, runnerUp, denial]) =>
        explainDispute({
          property,
          winner: winner && readKeys(winner),
          runnerUp: runnerUp && readKeys(runnerUp),
          denial: denial && readKeys(denial),
        }),
    ),
  },
};

export const positionModel: ObjectModel<Sql> = {
  fields: {
    value: column('value'),
    claims: list('Claim', (position, _args, context) => {
      const source = decidingClaimsAbout(
        context,
        sql`${position}.subject_id`,
        columnOf(position, 'property'),
      );
      return { ...source, where: sql`${source.where} and ${source.row}.value = ${position}.value` };
    }),
    confidence: column('confidence'),
    standing: column('standing'),
  },
};

const listing: Listing<Sql> = {
  type: 'Dispute',
  // The single sort key besides the subject: the list is ordered by the day, then the subject, then the
  // property.
  id: { sql: (dispute) => columnOf(dispute, 'property'), type: 'text' },
  orders: {
    SAID: { sql: lastSaid, type: 'date' },
    SUBJECT: { sql: (dispute) => columnOf(dispute, 'subject_id'), type: 'int8' },
  },
  defaultOrder: [
    { field: 'SAID', direction: 'DESC' },
    { field: 'SUBJECT', direction: 'DESC' },
  ],
};

export const disputesField: FieldRead<unknown> = connection(listing, (_root, args, context): Source<Sql> => {
  const [subject, property] = [args.param('subject'), args.param('property')];
  const dispute = context.alias('contested');
  return {
    from: sql`contested ${dispute}`,
    row: dispute,
    where: and([
      ...(subject == null
        ? []
        : [
            isAbout(
              context,
              dispute,
              referTo(context, subject, CLAIM_SUBJECT_KINDS, ['subject']),
              args.read('includeFacts'),
            ),
          ]),
      ...(property == null ? [] : [sql`${dispute}.property = ${property}::text`]),
      isOfKind(context, dispute, args.read('kind')),
    ]),
  };
});

/** The contradictions about an event and its participations, latest said first. */
export const disputesOfEvent: FieldRead<Sql> = list('Dispute', (event, _args, context) => {
  const dispute = context.alias('contested');
  return {
    from: sql`contested ${dispute}`,
    row: dispute,
    where: and([
      isAbout(context, dispute, sql`${event}.id`, true),
      isOfKind(context, dispute, 'CONTRADICTION'),
    ]),
    orderBy: sql`${lastSaid(dispute, context)} desc, ${dispute}.subject_id desc, ${dispute}.property desc`,
  };
});

/** The day of the latest claim about it: stored for the current time, looked up for any other. */
function lastSaid(dispute: Sql, context: CompileContext): Sql {
  if (context.scope.known === null && context.scope.said === null) return columnOf(dispute, 'said_on');
  const { from, row: claim, where } = context.scan('claim');
  return sql`(select max(${claim}.said_on) from ${from} where ${where} and ${claim}.review = 'ACCEPTED'
    and ${claim}.subject_id = ${dispute}.subject_id and ${claim}.property = ${dispute}.property)`;
}

/** The claims that can decide it, under the alias `name`. */
const deciding = (context: CompileContext, dispute: Sql, name: string): Sql =>
  sql`${raw(name)}.subject_id = ${dispute}.subject_id and ${raw(name)}.property = ${dispute}.property
    and ${standsAt(context.scope, raw(name))} and ${saidBy(context, raw(name))} and ${decides(name)}`;

/**
 * An array of ids is looked up in the index of disputes, of which there may be a thousand times as many.
 */
const isAbout = (context: CompileContext, dispute: Sql, subject: Sql, includeFacts: boolean): Sql =>
  includeFacts
    ? sql`${dispute}.subject_id = any(array(${withFactsOf(context, subject)}))`
    : sql`${dispute}.subject_id = ${subject}`;

/** A dispute with any contradiction is a contradiction, even if other values of it succeed each other. */
function isOfKind(context: CompileContext, dispute: Sql, kind: DisputeKind | null): Sql {
  const [contradicts, succeeds] = [
    isDisputed(context, dispute, 'CONTRADICTION'),
    isDisputed(context, dispute, 'SUCCESSION'),
  ];
  // The index excludes those that never were disputes.
  if (kind === 'CONTRADICTION') return sql`${dispute}.contradicted and ${contradicts}`;
  return kind === 'SUCCESSION'
    ? sql`${succeeds} and not ${contradicts}`
    : sql`(${contradicts} or ${succeeds})`;
}

const RELATIONS: Readonly<Record<DisputeKind, Sql>> = {
  CONTRADICTION: raw(`(other.stance = 'DISPUTES' and other.value = held.value
    or other.stance = 'SUPPORTS' and other.value <> held.value and held.said_on <= other.said_on and (${contradict('held', 'other')}))`),
  SUCCESSION: raw(`other.stance = 'SUPPORTS' and other.value <> held.value and held.said_on <= other.said_on
    and (${succeed('held', 'other')})`),
};

/**
 * Whether one of two supported values, or of a value and its denial, contradicts or succeeds the other.
 */
// OFFSET keeps the planner from reading all claims at once: a page examines a few candidates, each by the
// index.
const isDisputed = (context: CompileContext, dispute: Sql, kind: DisputeKind): Sql =>
  sql`exists (select from claim held join claim other on ${deciding(context, dispute, 'other')}
    where ${deciding(context, dispute, 'held')} and held.stance = 'SUPPORTS' and ${RELATIONS[kind]} offset 0)`;

const winnerOf = (context: CompileContext, dispute: Sql): Sql =>
  standing(context, sql`${dispute}.subject_id`, columnOf(dispute, 'property'));

const orderWithin = (dispute: Sql): Sql =>
  standingOrder('claim', orderOfColumn(columnOf(dispute, 'property')), 'source');

const claimAndSource = (context: CompileContext): Sql =>
  sql`claim join source on source.id = claim.source_id and ${standsAt(context.scope, raw('source'))}`;

/** The supported values, the one that stands first, then by the first claim of each. */
function positions(context: CompileContext, dispute: Sql): Source<Sql> {
  const position = context.alias('position');
  return {
    from: sql`(select held.*, coalesce(held.value = winner.value, false) as standing from (
        select distinct on (claim.value) claim.subject_id, claim.property, claim.value,
          max(claim.confidence) over (partition by claim.value) as confidence,
          row_number() over (order by ${orderWithin(dispute)}) as place
        from ${claimAndSource(context)}
        where ${deciding(context, dispute, 'claim')} and claim.stance = 'SUPPORTS'
        order by claim.value, place
      ) held left join (${winnerOf(context, dispute)}) winner on true) ${position}`,
    row: position,
    where: sql`true`,
    orderBy: sql`${position}.standing desc, ${position}.place`,
  };
}

const KEYS = ['id', 'rank', 'modality', 'stance', 'review', 'reliability', 'said_on', 'recorded_in'];

const keysOf = (claim: string): Sql =>
  sql`json_build_array(${join(KEYS.map((name) => raw(`${claim}.${name}`)))})`;

/**
 * What decides: the property, and the sort keys of the winner, of the first claim for another value, and
 * of the first denial of the winner.
 */
function decision(context: CompileContext, dispute: Sql): Sql {
  const first = (among: Sql) => sql`select claim.*, source.reliability from ${claimAndSource(context)}
    where ${deciding(context, dispute, 'claim')} and ${among} order by ${orderWithin(dispute)} limit 1`;
  const runnerUp = first(sql`claim.stance = 'SUPPORTS' and claim.value <> winner.value`);
  const denial = first(sql`claim.stance = 'DISPUTES' and claim.value = winner.value`);
  return sql`(select json_build_array(${dispute}.property, case when winner.id is not null then ${keysOf('winner')} end,
      (select ${keysOf('other')} from (${runnerUp}) other), (select ${keysOf('denial')} from (${denial}) denial))
    from (select) one left join (${winnerOf(context, dispute)}) winner on true)`;
}

function readKeys([id, rank, modality, stance, review, reliability, saidOn, recordedIn]: any): DecidingClaim {
  const keys = { rank, modality, stance, review, reliability, saidOn };
  return { ...keys, id: BigInt(id), recordedIn: BigInt(recordedIn), value: null, retractedIn: null };
}
