import { claimsBehind, decidingClaimsAbout } from '../claim/claim.read';
import { labelOf } from '../entity/entity.read';
import { byId, column, globalId, oneById, recordedAt, span, thingById } from '../read/fields';
import { enumFilter, idFilter } from '../read/filter';
import { embed, list, type Filter, type Listing, type ObjectModel } from '../read/model';
import { raw, sql, type Sql } from '../read/sql';

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
    ledger: list('StatusChange', (participation, _args, asking) => {
      const source = decidingClaimsAbout(asking, sql`${participation}.id`, sql`'status'`);
      const claim = source.row;
      return {
        ...source,
        where: sql`${source.where} and ${claim}.stance = 'SUPPORTS'`,
        orderBy: sql`${claim}.said_on, ${claim}.recorded_in, ${claim}.id`,
      };
    }),
    claims: list('Claim', (participation, _args, asking) => claimsBehind(asking, participation)),
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

const ranked = (enumName: string, column: Sql) =>
  sql`array_position(enum_range(null::${raw(`"${enumName}"`)}), ${column})`;

export const participationListing: Listing<Sql> = {
  type: 'Participation',
  id: byId,
  orders: {
    PROTOCOL: {
      sql: (participation) => ranked('ProtocolLevel', sql`${participation}.level`),
      type: 'int8',
      nullable: true,
    },
    NAME: {
      sql: (participation, asking) => sql`fold(${labelOf(asking, sql`${participation}.participant_id`)})`,
      type: 'text',
    },
    STATUS: {
      sql: (participation) => ranked('AttendanceStatus', sql`${participation}.status`),
      type: 'int8',
    },
  },
  defaultOrder: [{ field: 'PROTOCOL', direction: 'ASC' }],
  filter: participationFilter,
};
