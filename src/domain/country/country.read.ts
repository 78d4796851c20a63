import { isoCode } from '../../engine/claims/read/iso-code.read';
import { byName, entityFields } from '../entity/entity.read';
import { eventListing } from '../event/event.read';
import { eventsOf } from '../event/scans/events-of.read';
import { participationListing } from '../participation/participation.read';
import { column } from '../../engine/query/compile/fields';
import { stringFilter } from '../../engine/query/compile/filter';
import { connection, list, value, type Listing, type ObjectModel } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { relationshipListing, relationshipsOf } from '../relationship/relationship.read';
import { matchesText } from '../entity/matches-text.read';
import { tenureListing, tenuresOf } from '../tenure/tenure.read';

export const countryModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('COUNTRY'),
    iso2: column('iso2'),
    iso3: column('iso3'),
    isoNumeric: value((country, _args, context) => isoCode(context, sql`${country}.id`, 'ISO_NUMERIC')),
    region: column('region'),
    subregion: column('subregion'),
    capital: column('capital'),
    latitude: column('latitude'),
    longitude: column('longitude'),
    borders: list('Country', (country, _args, context) => {
      const border = relationshipsOf(context, sql`${country}.id`);
      const neighbor = context.versions('country');
      // A border may be recorded more than once, by several sources or for several times.
      return {
        ...neighbor,
        where: sql`${neighbor.where} and ${neighbor.row}.id in (select ${border.row}.counterpart_id
          from ${border.from} where ${border.row}.type = 'BORDER' and ${border.row}.status = 'ACTIVE')`,
        orderBy: sql`fold(${neighbor.row}.label), ${neighbor.row}.id`,
      };
    }),
    tenures: connection(tenureListing, (country, _args, context) =>
      tenuresOf(context, 'country_id', sql`${country}.id`),
    ),
    events: connection(eventListing, (country, args, context) =>
      eventsOf(context, [sql`${country}.id`], args),
    ),
    relationships: connection(relationshipListing, (country, _args, context) =>
      relationshipsOf(context, sql`${country}.id`),
    ),
    participations: connection(participationListing, (country, _args, context) => {
      const participation = context.scan('participation');
      const { row } = participation;
      return {
        ...participation,
        where: sql`(${row}.participant_id = ${country}.id or ${row}.country_id = ${country}.id) and ${participation.where}`,
      };
    }),
  },
};

export const countryListing: Listing<Sql> = {
  type: 'Country',
  ...byName,
  orders: {
    ...byName.orders,
    ISO3: { sql: (country) => sql`${country}.iso3`, type: 'text', nullable: true },
  },
  filter: {
    fields: {
      text: (country, text, context) => matchesText(context, sql`${country}.id`, text),
      region: stringFilter((country) => sql`${country}.region`),
      subregion: stringFilter((country) => sql`${country}.subregion`),
      iso3: stringFilter((country) => sql`${country}.iso3`),
    },
  },
};
