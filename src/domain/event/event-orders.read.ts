import { byId, byLabel } from '../../engine/query/compile/fields';
import type { OrderKey } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';

/** The orders of lists of events. */
export const eventOrders: Readonly<Record<string, OrderKey<Sql>>> = {
  TIME: { sql: (event) => sql`${event}.time_earliest`, type: 'date', nullable: true },
  NAME: byLabel,
  GOLDSTEIN: { sql: (event) => sql`${event}.goldstein`, type: 'float8', nullable: true },
  RECORDED: byId,
};
