import { claimsBehind, decidingClaimsAbout } from '../claim/claim.read';
import { labelOf } from '../entity/entity.read';
import {
  byId,
  column,
  columnOf,
  globalId,
  oneById,
  recordedAt,
  span,
  thingById,
} from '../../engine/query/compile/fields';
import { enumFilter, idFilter } from '../../engine/query/compile/filter';
import {
  embed,
  list,
  one,
  type Filter,
  type Listing,
  type ObjectModel,
  type OrderKey,
} from '../../engine/query/compile/model';
import { standingStatus } from './standing-status.read';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

export const participationModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('PARTICIPATION'),
    event: oneById('Event', 'event', 'event_id'),
    participant: thingById('Participant', 'participant_id'),
    country: oneById('Country', 'country', 'country_id'),
    role: column('role'),
    level: column('level'),
    status: column('status'),
    confidence: column('confidence'),
    reason: column('reason'),
    standing: one('Claim', standingStatus),
    ledger: list('StatusChange', (participation, _args, context) => {
      const source = decidingClaimsAbout(context, sql`${participation}.id`, sql`'status'`);
      const claim = source.row;
      return {
        ...source,
        where: sql`${source.where} and ${claim}.stance = 'SUPPORTS'`,
        orderBy: sql`${claim}.said_on, ${claim}.recorded_in, ${claim}.id`,
      };
    }),
    claims: list('Claim', (participation, _args, context) => claimsBehind(context, participation)),
  },
};

/** An entry of the ledger is a claim about the status. */
export const statusChangeModel: ObjectModel<Sql> = {
  fields: {
    status: column('value'),
    saidAt: span('said_at'),
    recordedAt: recordedAt('recorded_in'),
    claim: embed('Claim', (claim) => claim),
  },
};

export const participationFilter: Filter<Sql> = {
  fields: {
    role: enumFilter('ParticipationRole', (participation) => sql`${participation}.role`),
    status: enumFilter('AttendanceStatus', (participation) => sql`${participation}.status`),
    level: enumFilter('ProtocolLevel', (participation) => sql`${participation}.level`),
    participant: idFilter(
      ['COUNTRY', 'LEADER', 'ORGANIZATION'],
      (participation) => sql`${participation}.participant_id`,
    ),
    country: idFilter(['COUNTRY'], (participation) => sql`${participation}.country_id`),
  },
};

/** By the ordinal of a value in its enum, as a number, which a cursor can hold beside an infinite value. */
const ranked = (enumName: string, column: string): OrderKey<Sql> => ({
  sql: (row) => sql`array_position(enum_range(null::${raw(`"${enumName}"`)}), ${columnOf(row, column)})`,
  type: 'int8',
  nullable: true,
  // Listing the values of an enum for each row would cost more than the row itself.
  sorted: (row) => columnOf(row, column),
});

export const participationListing: Listing<Sql> = {
  type: 'Participation',
  id: byId,
  orders: {
    PROTOCOL: ranked('ProtocolLevel', 'level'),
    NAME: {
      sql: (participation, context) => sql`fold(${labelOf(context, sql`${participation}.participant_id`)})`,
      type: 'text',
    },
    STATUS: ranked('AttendanceStatus', 'status'),
  },
  defaultOrder: [{ field: 'PROTOCOL', direction: 'ASC' }],
  filter: participationFilter,
};
