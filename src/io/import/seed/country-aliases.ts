/** [value, language]: names that people use for a country and world-countries does not list. Search ignores accents. */
type Alias = readonly [value: string, language: string];

/**
 * Further names by ISO 3166-1 alpha-3: abbreviations, names in the press, and former names that are still used (the
 * others, with their times, are in former-names.ts).
 */
export const COUNTRY_ALIASES: Readonly<Record<string, readonly Alias[]>> = {
  ARE: [['Emirates', 'en']],
  BLR: [['Belorussia', 'en']],
  CHN: [
    ['PRC', 'en'],
    ['Mainland China', 'en'],
    ['中国大陆', 'zh'],
    ['КНР', 'ru'],
  ],
  CIV: [["Côte d'Ivoire", 'en']],
  COD: [
    ['Democratic Republic of the Congo', 'en'],
    ['Congo-Kinshasa', 'en'],
  ],
  COG: [['Congo-Brazzaville', 'en']],
  CPV: [['Cabo Verde', 'en']],
  CZE: [['Czech Republic', 'en']],
  DEU: [['ФРГ', 'ru']],
  GBR: [
    ['Britain', 'en'],
    ['Great Britain', 'en'],
    ['U.K.', 'en'],
  ],
  KOR: [
    ['ROK', 'en'],
    ['Republic of Korea', 'en'],
    ['한국', 'ko'],
    ['南韩', 'zh'],
    ['南朝鲜', 'zh'],
    ['Республика Корея', 'ru'],
  ],
  MKD: [
    ['Macedonia', 'en'],
    ['Republic of Macedonia', 'en'],
  ],
  MMR: [['Burma', 'en']],
  NLD: [['Holland', 'en']],
  PRK: [
    ['D.P.R.K.', 'en'],
    ['北朝鲜', 'zh'],
    ['北韩', 'zh'],
    ['北韓', 'zh-TW'],
    ['КНДР', 'ru'],
    ['Северная Корея', 'ru'],
  ],
  PSE: [
    ['Palestinian Territories', 'en'],
    ['West Bank and Gaza', 'en'],
  ],
  RUS: [
    ['РФ', 'ru'],
    ['Россия', 'ru'],
  ],
  SWZ: [['Swaziland', 'en']],
  TLS: [['East Timor', 'en']],
  TUR: [['Turkey', 'en']],
  TWN: [['中華民國', 'zh-TW']],
  UKR: [['Украина', 'ru']],
  USA: [
    ['U.S.', 'en'],
    ['U.S.A.', 'en'],
    ['America', 'en'],
    ['США', 'ru'],
  ],
  VAT: [['Holy See', 'en']],
};
