import { byName, entityFields } from '../entity/entity.read';
import { eventListing } from '../event/event.read';
import { eventsOf } from '../event/scans/events-of.read';
import { column, oneById } from '../../engine/query/compile/fields';
import { enumFilter, idFilter } from '../../engine/query/compile/filter';
import { connection, list, type Listing, type ObjectModel } from '../../engine/query/compile/model';
import { dayOf } from '../../engine/query/compile/scope';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { relationshipListing, relationshipsOf } from '../relationship/relationship.read';
import { matchesText } from '../entity/matches-text.read';
import { memberships } from './membership.read';

export const organizationModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('ORGANIZATION'),
    kind: column('kind'),
    country: oneById('Country', 'country', 'country_id'),
    members: list('Entity', (organization, _args, context) => {
      const { from, row, where } = memberships(context, { group: sql`${organization}.id` });
      const belongs = context.alias('belongs');
      // Several records may state the same membership.
      return {
        from: sql`(select distinct on (${row.member}) ${row.member} as id, ${row.since} as since, ${row.id} as record
          from ${from} where ${where} and ${row.during} @> ${dayOf(context.scope)}
          order by ${row.member}, ${row.since}, ${row.id}) ${belongs}`,
        row: { kind: null, id: sql`${belongs}.id` },
        where: sql`true`,
        orderBy: sql`${belongs}.since, ${belongs}.record`,
      };
    }),
    events: connection(eventListing, (organization, args, context) =>
      eventsOf(context, [sql`${organization}.id`], args),
    ),
    relationships: connection(relationshipListing, (organization, _args, context) =>
      relationshipsOf(context, sql`${organization}.id`),
    ),
  },
};

export const organizationListing: Listing<Sql> = {
  type: 'Organization',
  ...byName,
  filter: {
    fields: {
      text: (organization, text, context) => matchesText(context, sql`${organization}.id`, text),
      kind: enumFilter('OrganizationKind', (organization) => sql`${organization}.kind`),
      country: idFilter(['COUNTRY'], (organization) => sql`${organization}.country_id`),
    },
  },
};
