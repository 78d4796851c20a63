import { IdScheme, NameKind, OfficeRole, OrganizationKind } from '../../generated/prisma/enums';
import { defineEnum, describeEnum, type ValueOf } from './describe';

export { IdScheme, NameKind, OfficeRole, OrganizationKind };

/** The kinds of things that search can return. */
export const EntityKind = defineEnum('EntityKind', 'The kinds of things that search returns.', {
  COUNTRY: 'A state or territory.',
  LEADER: 'A person who holds or has held political office.',
  ORGANIZATION: 'An organization or group.',
  EVENT: 'An event: past, current or planned.',
  SERIES: 'A series of recurring events.',
});
export type EntityKind = ValueOf<typeof EntityKind>;

describeEnum(NameKind, 'NameKind', 'How a name is used.', {
  COMMON: 'In everyday use: North Korea.',
  OFFICIAL: "In full, as in treaties: Democratic People's Republic of Korea.",
  ALIAS: 'Another spelling, an abbreviation or a former name: DPRK.',
});

describeEnum(IdScheme, 'IdScheme', 'External registers whose codes and ids are recorded.', {
  ISO_ALPHA2: 'ISO 3166-1 alpha-2: KP.',
  ISO_ALPHA3: 'ISO 3166-1 alpha-3: PRK.',
  ISO_NUMERIC: 'ISO 3166-1 numeric, three digits with leading zeros: 408.',
  COW: 'Correlates of War state number; it follows the state, not its name (365 was the Soviet Union).',
  GLEDITSCH_WARD: 'Gleditsch and Ward (1999) state number, close to COW but not the same.',
  FIPS: 'FIPS 10-4 country code, two letters that are not those of ISO: KN is North Korea.',
  CAMEO: 'CAMEO actor code: three letters for a country, further letters for an actor in it (PRKGOV).',
  WIKIDATA: 'Wikidata item: Q423.',
  WIKIPEDIA: 'Title of the article in the English Wikipedia.',
  REIGN: 'Leader or term in REIGN (Rulers, Elections and Irregular Governance).',
  GDELT: 'GlobalEventID of the GDELT 1.0 or 2.0 event table.',
  ICEWS: 'Event ID of the ICEWS coded event data.',
  COW_ALLIANCE:
    'Alliance number (version4id) of COW Formal Alliances; the pairs of members of one alliance share it.',
  OTHER: 'Any other register; the value names it.',
});

describeEnum(OrganizationKind, 'OrganizationKind', 'The type of an organization.', {
  MINISTRY: 'A department of a government.',
  GOVERNMENT: 'A government as a whole.',
  INTERNATIONAL_ORGANIZATION: 'Founded by states by treaty: the United Nations.',
  BLOC: 'States that act together without a treaty: the G7.',
  ARMED_FORCES: 'An army, or a branch of it.',
  MEDIA: 'A newspaper, broadcaster or news agency.',
  GROUP: "People or states under one name: 'Western leaders'.",
  OTHER: 'None of these.',
});

describeEnum(OfficeRole, 'OfficeRole', 'The function of an office, independent of its title.', {
  HEAD_OF_STATE: 'Represents the state: a monarch, a president.',
  HEAD_OF_GOVERNMENT: 'Leads the government: a prime minister.',
  EFFECTIVE_LEADER: 'Holds power de facto, in any office (as REIGN codes it).',
  PARTY_LEADER: 'Leads the ruling party.',
  MINISTER: 'A member of the government.',
  OTHER: 'None of these.',
});
