import { IdScheme, NameKind, OfficeRole, OrganizationKind } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { IdScheme, NameKind, OfficeRole, OrganizationKind };

/** The kinds of thing that search can find. */
export enum EntityKind {
  COUNTRY = 'COUNTRY',
  LEADER = 'LEADER',
  ORGANIZATION = 'ORGANIZATION',
  EVENT = 'EVENT',
  SERIES = 'SERIES',
}

describeEnum(EntityKind, 'EntityKind', 'The kinds of thing that have names and can be searched for.', {
  COUNTRY: 'A state or territory.',
  LEADER: 'A person who leads or has led.',
  ORGANIZATION: 'A body or group.',
  EVENT: 'Something that happened, happens or is planned.',
  SERIES: 'Events that recur under one name.',
});

describeEnum(NameKind, 'NameKind', 'How a name is used.', {
  COMMON: 'In everyday use: North Korea.',
  OFFICIAL: "In full, as in treaties: Democratic People's Republic of Korea.",
  ALIAS: 'Another spelling, an abbreviation or a former name: DPRK.',
});

describeEnum(IdScheme, 'IdScheme', 'Registers whose codes and ids are kept beside our own.', {
  ISO_ALPHA2: 'ISO 3166-1 alpha-2: KP.',
  ISO_ALPHA3: 'ISO 3166-1 alpha-3: PRK.',
  ISO_NUMERIC: 'ISO 3166-1 numeric, three digits with leading zeros: 408.',
  COW: 'Correlates of War state number; it follows the state, not its name (365 was the Soviet Union).',
  GLEDITSCH_WARD: 'Gleditsch and Ward (1999) state number, close to COW but not the same.',
  FIPS: 'FIPS 10-4 country code, two letters that are not those of ISO: KN is North Korea.',
  CAMEO: 'CAMEO actor code: three letters for a country, more for who acts in it (PRKGOV).',
  WIKIDATA: 'Wikidata item: Q423.',
  WIKIPEDIA: 'Title of the article in the English Wikipedia.',
  REIGN: 'Leader or term in REIGN (Rulers, Elections and Irregular Governance).',
  GDELT: 'GlobalEventID of the GDELT 1.0 or 2.0 event table.',
  ICEWS: 'Event ID of the ICEWS coded event data.',
  COW_ALLIANCE: 'Alliance number (version4id) of COW Formal Alliances; it recurs for every pair of members.',
  OTHER: 'Any other register; the value says which.',
});

describeEnum(OrganizationKind, 'OrganizationKind', 'What sort of body an organization is.', {
  MINISTRY: 'A department of a government.',
  GOVERNMENT: 'A government as a whole.',
  INTERNATIONAL_ORGANIZATION: 'Founded by states under a treaty: the United Nations.',
  BLOC: 'States that act together without one: the G7.',
  ARMED_FORCES: 'An army, or a branch of it.',
  MEDIA: 'A newspaper, broadcaster or news agency.',
  GROUP: "People or states spoken of as one: 'Western leaders'.",
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
