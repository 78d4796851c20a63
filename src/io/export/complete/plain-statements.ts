import {
  claimRecord,
  countryRecord,
  datasetRecord,
  eventRecord,
  leaderRecord,
  OPEN,
  organizationRecord,
  participationRecord,
  placeOf,
  relationshipRecord,
  seriesRecord,
  sourceRecord,
  tenureRecord,
} from './plain-columns';

type Record = (x: string) => string;

/** One record for each current row, in the order of first recording. */
const each = (table: string, record: Record, which = 'true', order = 'x.id') =>
  `select json_build_array(${record('x')}) as records from ${table} x where x.${OPEN} and ${which} order by ${order}`;

const ENTITIES: readonly [string, Record][] = [
  ['country', countryRecord],
  ['leader', leaderRecord],
  ['organization', organizationRecord],
  ['series', seriesRecord],
];

// Kinds are mixed, in the order of recording, because an undirected relationship is stored with the
// earlier end first.
const entities = `select json_build_array(record) as records from (${ENTITIES.map(
  ([table, record]) =>
    `select x.id, ${placeOf('x.id')} as place, ${record('x')} as record from ${table} x where x.${OPEN}`,
).join(' union all ')}) thing order by place, id`;

/**
 * Statements whose rows hold the records of all things, datasets and sources, each after those to which
 * it refers.
 */
const things = [entities, each('dataset', datasetRecord), each('source', sourceRecord)];

// The nesting depth of an event in larger events, and whether one of them came from a row.
const WITHIN = `with recursive chain (id, above, depth, of_row) as (
  select id, super_event_id, 1, false from event where ${OPEN} and super_event_id is not null
  union all
  select chain.id, e.super_event_id, chain.depth + 1, chain.of_row or e.record_claim_id is not null
  from chain join event e on e.id = chain.above and e.${OPEN}
  where chain.above is not null
), within as (select id, max(depth) as depth, bool_or(of_row) as of_row from chain group by id)`;

const events = (ofRow: boolean) => `${WITHIN} select json_build_array(${eventRecord('x')}) as records
  from event x left join within on within.id = x.id
  where x.${OPEN} and x.record_claim_id is null and coalesce(within.of_row, false) = ${ofRow}
  order by coalesce(within.depth, 0), x.id`;

const FACTS_OF_ROW = ['event', 'participation', 'relationship', 'tenure'];

/** Whether a claim with the property `record` is the row from which facts came. */
const isRow = (x: string) =>
  `(${FACTS_OF_ROW.map((table) => `exists (select from ${table} f where f.record_claim_id = ${x}.id and f.${OPEN})`).join(' or ')})`;

/** Whether a claim is an explicit claim of the row of its own subject. */
const isOwnWord = (x: string) =>
  `(${x}.record_claim_id is not null and (${FACTS_OF_ROW.map(
    (table) =>
      `exists (select from ${table} f where f.id = ${x}.subject_id and f.record_claim_id = ${x}.record_claim_id and f.${OPEN})`,
  ).join(' or ')}))`;

// The records from one row are imported in one batch, so they are kept together: facts, explicit claims
// of the row, and last the row itself, for which the others wait.
const rows = `${WITHIN} select (select json_agg(part.record order by part.place, part.id) from (
    select 1 as place, x.id, ${eventRecord('x')} as record from event x where x.record_claim_id = r.id and x.${OPEN}
    union all select 2, x.id, ${participationRecord('x')} from participation x where x.record_claim_id = r.id and x.${OPEN}
    union all select 3, x.id, ${relationshipRecord('x')} from relationship x where x.record_claim_id = r.id and x.${OPEN}
    union all select 4, x.id, ${tenureRecord('x')} from tenure x where x.record_claim_id = r.id and x.${OPEN}
    union all select 5, x.id, ${claimRecord('x')} from claim x where x.record_claim_id = r.id and x.${OPEN} and ${isOwnWord('x')}
    union all select 6, r.id, ${claimRecord('r')}) part) as records
  from claim r where r.${OPEN} and r.property = 'record' and ${isRow('r')}
  order by (select coalesce(max(within.depth), 0) from event e join within on within.id = e.id
    where e.record_claim_id = r.id and e.${OPEN}), r.recorded_in, r.id`;

const unclaimed = 'x.record_claim_id is null';

/**
 * Statements whose rows hold the records of all facts and claims, each after those to which it refers.
 */
const facts = [
  events(false),
  rows,
  events(true),
  each('participation', participationRecord, unclaimed),
  each('relationship', relationshipRecord, unclaimed),
  each('tenure', tenureRecord, unclaimed),
  each(
    'claim',
    claimRecord,
    `not ${isOwnWord('x')} and not (x.property = 'record' and ${isRow('x')})`,
    'x.recorded_in, x.id',
  ),
];

/** The current state in two parts: a thing must be recorded before claims about it. */
export const plainStatements = { things, facts };
