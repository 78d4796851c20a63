import { isCodedSql } from '../../engine/model/kinds';
import { ATTENDED, NOT_THERE } from '../../engine/model/ledger';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

/**
 * Whether a participation implies definite or possible presence: any status except the negative ones, in any role
 * except SUBJECT. A possible participant (INVITED, POSSIBLE) counts until the matter is settled. UNKNOWN counts only in
 * reports and imported rows, which say no more of anybody: of others nothing but a condition or a denied claim is known.
 */
export const mayBeThere = (participation: Sql): Sql =>
  sql`${participation}.role <> 'SUBJECT' and not ${isNotThere(participation)}
    and (${participation}.status <> 'UNKNOWN' or ${raw(isCodedSql(participation.sql))}
      or ${participation}.record_claim_id is not null)`;

/** Whether the status of a participation says that the participant is or will be absent. */
export const isNotThere = (participation: Sql): Sql =>
  sql`${participation}.status in (${raw(literals(NOT_THERE))})`;

/**
 * Whether a participation says that the participant was present: the rule by which the table involvement records
 * attendance.
 */
export const attended = (participation: Sql): Sql =>
  sql`${participation}.status in (${raw(literals(ATTENDED))}) and ${participation}.role <> 'SUBJECT'`;

const literals = (statuses: readonly string[]) => statuses.map((status) => `'${status}'`).join(', ');

/**
 * The party that a participation stands for: the country represented, or the participant itself if it represents
 * none.
 */
export const representedParty = (participation: Sql): Sql =>
  sql`coalesce(${participation}.country_id, ${participation}.participant_id)`;

/** Rank of the level in protocol, 1 the highest; null if it is unknown or UNSPECIFIED. */
export const protocolRank = (participation: Sql): Sql =>
  sql`nullif(array_position(enum_range(null::"ProtocolLevel"), ${participation}.level),
    array_position(enum_range(null::"ProtocolLevel"), 'UNSPECIFIED'))`;
