import { CLAIM_SUBJECT_KINDS } from '../../engine/model/kinds';
import { claimsAmong } from '../../domain/claim/claim.read';
import { contains } from '../../engine/claims/read/evidence-for.read';
import { decides } from '../../engine/model/what-stands';
import { withFactsOf } from '../../engine/claims/read/facts-of.read';
import { givenValues } from '../../engine/claims/read/given-values.read';
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
import { and, sql, type Sql } from '../../engine/query/compile/sql';
import type { DisputeKind } from './dispute.enum';
import { explainDispute } from './explain-dispute';
import { isDisputed } from './is-disputed.read';
import { decision, isAboutValue, positions, readKeys } from './positions.read';

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
      ([property, isMultiValued, ...claims]) => {
        const [winner, runnerUp, denial, denied] = claims.map((keys: unknown) => keys && readKeys(keys));
        return explainDispute({ property, isMultiValued, winner, runnerUp, denial, denied });
      },
    ),
  },
};

export const positionModel: ObjectModel<Sql> = {
  fields: {
    value: column('value'),
    claims: list('Claim', (position, _args, context) =>
      claimsAmong(
        context,
        (
          claim,
        ) => sql`${claim}.subject_id = ${position}.subject_id and ${decides(claim.sql)} and case ${claim}.property
          when ${position}.property then ${claim}.value = ${position}.value
          when 'record' then ${position}.is_given and ${contains(claim, sql`${position}.value`)} else false end`,
      ),
    ),
    confidence: column('confidence'),
    standing: column('standing'),
  },
};

const listing: Listing<Sql> = {
  type: 'Dispute',
  // Of one property of a subject there are several only if it can have several values.
  id: { sql: (dispute) => columnOf(dispute, 'value_key'), type: 'text' },
  orders: {
    SAID: { sql: lastSaid, type: 'date' },
    SUBJECT: { sql: (dispute) => columnOf(dispute, 'subject_id'), type: 'int8' },
    PROPERTY: { sql: (dispute) => columnOf(dispute, 'property'), type: 'text' },
  },
  defaultOrder: [
    { field: 'SAID', direction: 'DESC' },
    { field: 'SUBJECT', direction: 'DESC' },
    { field: 'PROPERTY', direction: 'DESC' },
  ],
};

/** What can be in dispute, each with the value that it has without a claim. */
function contested(context: CompileContext, dispute: Sql): Sql {
  const given = context.alias('given');
  const of = givenValues(context, sql`contested.subject_id`, sql`contested.property`);
  return sql`(select contested.*, ${given}.value as given, ${given}.earliest as given_earliest,
      ${given}.latest as given_latest, ${given}.said_on as given_on
    from contested left join lateral (${of}) ${given}
      on contested.value_key in ('', md5(${given}.value::text))) ${dispute}`;
}

export const disputesField: FieldRead<unknown> = connection(listing, (_root, args, context): Source<Sql> => {
  const [subject, property] = [args.param('subject'), args.param('property')];
  const dispute = context.alias('contested');
  return {
    from: contested(context, dispute),
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
    from: contested(context, dispute),
    row: dispute,
    where: and([
      isAbout(context, dispute, sql`${event}.id`, true),
      isOfKind(context, dispute, 'CONTRADICTION'),
    ]),
    orderBy: sql`${lastSaid(dispute, context)} desc, ${dispute}.subject_id desc, ${dispute}.property desc, ${dispute}.value_key desc`,
  };
});

/** The day of the latest claim about it: stored for the current time, looked up for any other. */
function lastSaid(dispute: Sql, context: CompileContext): Sql {
  if (context.scope.known === null && context.scope.said === null) return columnOf(dispute, 'said_on');
  const { from, row: claim, where } = context.scan('claim');
  return sql`(select max(${claim}.said_on) from ${from} where ${where} and ${claim}.review = 'ACCEPTED'
    and ${claim}.subject_id = ${dispute}.subject_id and ${claim}.property = ${dispute}.property
    and ${isAboutValue(claim, dispute)})`;
}

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
