// ICEWS' names of countries and territories that are not among the names that we have, with ISO alpha-3 codes.
const NAMES: Readonly<Record<string, string>> = {
  'Occupied Palestinian Territory': 'PSE',
  'Palestinian Territory, Occupied': 'PSE',
  'Democratic Republic of Congo': 'COD',
  'Bosnia and Herzegovina': 'BIH',
  'Sao Tome and Principe': 'STP',
  'Micronesia, Federated States of': 'FSM',
  'Virgin Islands, British': 'VGB',
  'Virgin Islands, U.S.': 'VIR',
  'Falkland Islands (Malvinas)': 'FLK',
  'Brunei Darussalam': 'BRN',
};

/** The ISO alpha-3 code of a country that ICEWS calls otherwise than others do. */
export const iso3OfIcews = (name: string): string | undefined => NAMES[name];
