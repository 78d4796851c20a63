import { byName, entityFields } from '../entity/entity.read';
import { eventListing } from '../event/event.read';
import { eventsOf } from '../event/scans/events-of.read';
import { participationListing } from '../participation/participation.read';
import { byRowId, span } from '../../engine/query/compile/fields';
import {
  connection,
  one,
  type Listing,
  type ObjectModel,
  type Predicate,
} from '../../engine/query/compile/model';
import { and, sql, type Sql } from '../../engine/query/compile/sql';
import { relationshipListing, relationshipsOf } from '../relationship/relationship.read';
import { matchesText } from '../entity/matches-text.read';
import { countryLed, officesOf, tenureListing, tenuresOf } from '../tenure/tenure.read';

export const leaderModel: ObjectModel<Sql> = {
  fields: {
    ...entityFields('LEADER'),
    born: span('born'),
    died: span('died'),
    country: one('Country', (leader, _args, context) =>
      byRowId(context, 'country', countryLed(context, sql`${leader}.id`)),
    ),
    tenures: connection(tenureListing, (leader, _args, context) =>
      tenuresOf(context, 'leader_id', sql`${leader}.id`),
    ),
    events: connection(eventListing, (leader, args, context) => eventsOf(context, [sql`${leader}.id`], args)),
    relationships: connection(relationshipListing, (leader, _args, context) =>
      relationshipsOf(context, sql`${leader}.id`),
    ),
    participations: connection(participationListing, (leader, _args, context) => {
      const participation = context.scan('participation');
      return {
        ...participation,
        where: sql`${participation.row}.participant_id = ${leader}.id and ${participation.where}`,
      };
    }),
  },
};

const { country: inCountry, role: inRole } = tenureListing.filter!.fields as Record<string, Predicate<Sql>>;

/** `country`, `role` and `inOffice` apply to the same tenure. */
const holdsOffice: Predicate<Sql> = (leader, value, context, path) => {
  const inOffice: boolean | null = value.read('inOffice');
  const [country, role] = [value.object('country'), value.object('role')];
  const tenure =
    inOffice === null
      ? tenuresOf(context, 'leader_id', sql`${leader}.id`)
      : officesOf(context, sql`${leader}.id`);
  const conditions = [
    tenure.where,
    ...(country ? [inCountry!(tenure.row, country, context, [...path, 'country'])] : []),
    ...(role ? [inRole!(tenure.row, role, context, [...path, 'role'])] : []),
  ];
  const holds = sql`exists (select from ${tenure.from} where ${and(conditions)})`;
  return inOffice === false ? sql`not ${holds}` : holds;
};

export const leaderListing: Listing<Sql> = {
  type: 'Leader',
  ...byName,
  filter: {
    fields: { text: (leader, text, context) => matchesText(context, sql`${leader}.id`, text) },
    together: { fields: ['country', 'role', 'inOffice'], predicate: holdsOffice },
  },
};
