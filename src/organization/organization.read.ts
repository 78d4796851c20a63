import { heldOn } from '../evidence/held-on.read';
import { entityFields } from '../entity/entity.read';
import { eventListing, eventsWithAll } from '../event/event.read';
import { byId, byLabel, column, oneById, thing } from '../read/fields';
import { enumFilter, idFilter } from '../read/filter';
import { connection, list, type Listing, type ObjectModel } from '../read/model';
import { dayOf } from '../read/scope';
import { sql, type Sql } from '../read/sql';
import { relationshipListing, relationshipsOf } from '../relationship/relationship.read';
import { matchesText } from '../search/search.read';

export const organizationModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('ORGANIZATION'),
    kind: column('kind'),
    country: oneById('Country', 'country', 'country_id'),
    members: list('Entity', (organization, _args, asking) => {
      const membership = asking.facts('relationship');
      const member = thing(asking, sql`${membership.row}.subject_id`);
      return {
        from: sql`${membership.from} join ${member.from} on ${member.where}`,
        row: member.row,
        where: sql`${membership.row}.object_id = ${organization}.id and ${membership.row}.type = 'MEMBERSHIP'
          and ${membership.row}.status = 'ACTIVE' and ${membership.where} and ${heldOn('relationship')(membership.row, dayOf(asking.scope), asking)}`,
        orderBy: sql`${membership.row}.valid_earliest, ${membership.row}.id`,
      };
    }),
    events: connection(eventListing, (organization, _args, asking) =>
      eventsWithAll(asking, [sql`${organization}.id`]),
    ),
    relationships: connection(relationshipListing, (organization, _args, asking) =>
      relationshipsOf(asking, sql`${organization}.id`),
    ),
  },
};

export const organizationListing: Listing<Sql> = {
  type: 'Organization',
  id: byId,
  orders: { NAME: byLabel },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  filter: {
    fields: {
      text: (organization, text, asking) => matchesText(asking, sql`${organization}.id`, text),
      kind: enumFilter('OrganizationKind', (organization) => sql`${organization}.kind`),
      country: idFilter(['COUNTRY'], (organization) => sql`${organization}.country_id`),
    },
  },
};
