import { ATTENDED, NOT_THERE } from '../../engine/model/ledger';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

/**
 * Whether a participation says that somebody is or may be there: by any status but those that say no, in any role but
 * SUBJECT. Who only may come (INVITED, POSSIBLE, UNKNOWN) counts until it is settled.
 */
export const mayBeThere = (participation: Sql): Sql =>
  sql`${participation}.role <> 'SUBJECT' and not ${isNotThere(participation)}`;

/** Whether the status of a participation says that somebody is not there, or will not be. */
export const isNotThere = (participation: Sql): Sql =>
  sql`${participation}.status in (${raw(literals(NOT_THERE))})`;

/** Whether a participation says that somebody was there: the rule by which the table involvement knows who attended. */
export const attended = (participation: Sql): Sql =>
  sql`${participation}.status in (${raw(literals(ATTENDED))}) and ${participation}.role <> 'SUBJECT'`;

const literals = (statuses: readonly string[]) => statuses.map((status) => `'${status}'`).join(', ');

/** Whom a participation stands for: the country represented, or the participant itself where it represents none. */
export const seatOf = (participation: Sql): Sql =>
  sql`coalesce(${participation}.country_id, ${participation}.participant_id)`;

/** Place of the level in protocol, 1 the highest; null where nobody said, or said UNSPECIFIED. */
export const protocolRank = (participation: Sql): Sql =>
  sql`nullif(array_position(enum_range(null::"ProtocolLevel"), ${participation}.level),
    array_position(enum_range(null::"ProtocolLevel"), 'UNSPECIFIED'))`;
