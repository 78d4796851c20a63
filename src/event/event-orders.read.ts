import { byId, byLabel } from '../read/fields';
import type { OrderKey } from '../read/model';
import { sql, type Sql } from '../read/sql';

/** What lists of events can be in the order of. */
export const eventOrders: Readonly<Record<string, OrderKey<Sql>>> = {
  TIME: { sql: (event) => sql`${event}.time_earliest`, type: 'date', nullable: true },
  NAME: byLabel,
  GOLDSTEIN: { sql: (event) => sql`${event}.goldstein`, type: 'float8', nullable: true },
  RECORDED: byId,
};
