import { ACTOR_KINDS } from '../../engine/model/kinds';
import { claimsBehind } from '../claim/claim.read';
import { eventListing } from '../event/event.read';
import { eventsOf } from '../event/scans/events-of.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byId, column, globalId, oneById, span, thingById } from '../../engine/query/compile/fields';
import { enumFilter, idFilter, timeFilter } from '../../engine/query/compile/filter';
import {
  connection,
  list,
  type Listing,
  type ObjectModel,
  type Predicate,
  type Source,
} from '../../engine/query/compile/model';
import { groupsOf } from '../organization/membership.read';
import { eachOf, referAll } from '../../engine/query/compile/reference-list';
import { and, or, sql, type Sql } from '../../engine/query/compile/sql';

export const relationshipModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('RELATIONSHIP'),
    subject: thingById('RelationshipEnd', 'subject_id'),
    object: thingById('RelationshipEnd', 'object_id'),
    type: column('type'),
    directed: column('directed'),
    status: column('status'),
    valid: span('valid', 'attested_until'),
    polarity: column('polarity'),
    summary: column('summary'),
    externalIds: list('ExternalId', (relationship, _args, context) => {
      const code = context.scan('relationship_external_id');
      const row = context.alias('code');
      return {
        from: sql`(select ${code.row}.*, ${code.row}.relationship_id as entity_id, null::text as valid_edtf, null::date as valid_earliest, null::date as valid_latest
          from ${code.from} where ${code.where}) ${row}`,
        row,
        where: sql`${row}.relationship_id = ${relationship}.id`,
        orderBy: sql`${row}.scheme, ${row}.value`,
      };
    }),
    claims: list('Claim', (relationship, _args, context) => claimsBehind(context, relationship)),
    evidence: connection(eventListing, (relationship, args, context) =>
      eventsOf(context, [sql`${relationship}.subject_id`, sql`${relationship}.object_id`], args),
    ),
    dataset: oneById('Dataset', 'dataset', 'dataset_id'),
  },
};

/**
 * The relationship is between these: either end is one of them, or a group to which one of them belonged at the
 * time.
 */
const between: Predicate<Sql> = (relationship, value, context, path) => {
  const [all, any] = [value.param('all'), value.param('any')];
  const includeMembers = value.read('includeMembers');
  if (includeMembers) context.weigh([...path, 'includeMembers']);
  const ends = sql`array[${relationship}.subject_id, ${relationship}.object_id]`;
  const among = (ids: Sql) => {
    const isEnd = sql`${ends} && ${ids}`;
    if (!includeMembers) return isEnd;
    const group = groupsOf(context, ids);
    const throughGroup = sql`exists (select from ${group.from} where ${group.row.id} = any(${ends})
      and ${group.row.during} && ${relationship}.valid)`;
    return or([isEnd, throughGroup]);
  };
  return and([
    ...eachOf(context, all, ACTOR_KINDS, [...path, 'all']).map((id) => among(sql`array[${id}]`)),
    ...(any != null ? [among(referAll(context, any, ACTOR_KINDS, [...path, 'any']))] : []),
  ]);
};

export const relationshipListing: Listing<Sql> = {
  type: 'Relationship',
  id: byId,
  orders: {
    START: { sql: (relationship) => sql`${relationship}.valid_earliest`, type: 'date', nullable: true },
    END: { sql: (relationship) => sql`${relationship}.valid_latest`, type: 'date', nullable: true },
    TYPE: { sql: (relationship) => sql`${relationship}.type`, type: '"RelationshipType"' },
    RECORDED: byId,
  },
  defaultOrder: [{ field: 'START', direction: 'DESC' }],
  filter: {
    fields: {
      type: enumFilter('RelationshipType', (relationship) => sql`${relationship}.type`),
      status: enumFilter('RelationshipStatus', (relationship) => sql`${relationship}.status`),
      valid: timeFilter((relationship) => sql`${relationship}.valid`),
      between,
      dataset: idFilter(['DATASET'], (relationship) => sql`${relationship}.dataset_id`),
    },
  },
  edge: {
    counterpart: thingById('RelationshipEnd', 'counterpart_id'),
  },
};

/** All relationships, seen from neither end. */
export function relationships(context: CompileContext): Source<Sql> {
  const relationship = context.scan('relationship');
  const row = context.alias('seen');
  return {
    from: sql`(select ${relationship.row}.*, null::bigint as counterpart_id from ${relationship.from} where ${relationship.where}) ${row}`,
    row,
    where: sql`true`,
  };
}

/** The relationships of one thing, at either end, with the other end beside each. */
export function relationshipsOf(context: CompileContext, entityId: Sql): Source<Sql> {
  const relationship = context.scan('relationship');
  const end = context.versions('relationship_end');
  const row = context.alias('seen');
  return {
    from: sql`(select ${relationship.row}.*, ${end.row}.counterpart_id from ${end.from}
      join ${relationship.from} on ${relationship.row}.id = ${end.row}.relationship_id and ${relationship.where}
      where ${end.row}.entity_id = ${entityId} and ${end.where}) ${row}`,
    row,
    where: sql`true`,
  };
}
