// The knowledge that gold without a database is read with: the bundled countries, and international bodies.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dist = (path) => require(`../../dist/io/${path}.js`);

const { Gazetteer } = dist('article/gazetteer');
const { countryRecords } = dist('import/seed/countries');
export const { readDocument } = dist('article/document');
export const { extract, contextsOf } = dist('article/extract');
export const { deedsIn } = dist('article/deeds');

// Bodies that gold calls IGO; a knowledge base of the field has them.
const BODIES =
  `United Nations|UN|U.N.|Security Council|U.N. Security Council|NATO|European Union|EU|European Community|EC|Arab League
  |International Atomic Energy Agency|IAEA|Red Cross|International Monetary Fund|IMF|World Bank|OPEC|OSCE|African Union
  |World Food Program|World Health Organization|UNHCR|Amnesty International|Human Rights Watch|OPCW|ASEAN|OAS`
    .split('|')
    .map((name) => name.trim());

/** A gazetteer of the countries of a day. */
export function worldGazetteer({ withBodies = true, offices = [], leaders = [] } = {}) {
  const things = [];
  const names = [];
  const capitals = new Map();
  for (const record of countryRecords()) {
    if (record.record !== 'country') continue;
    const iso3 = record.codes?.find(({ scheme }) => scheme === 'ISO_ALPHA3')?.value;
    if (!iso3) continue;
    things.push({ slug: record.slug, kind: 'COUNTRY', label: record.names[0].value, iso3 });
    if (record.capital) capitals.set(record.slug, record.capital);
    for (const { value, language, kind } of record.names)
      if (/^(en|und|mul)/.test(language)) names.push({ slug: record.slug, value, isAlias: kind === 'ALIAS' });
  }
  if (withBodies)
    for (const name of BODIES) {
      const slug = `igo-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`;
      things.push({ slug, kind: 'ORGANIZATION', label: name });
      names.push({ slug, value: name, isAlias: false });
    }
  for (const leader of leaders) {
    things.push({ slug: leader.slug, kind: 'LEADER', label: leader.names[0], country: leader.country });
    for (const value of leader.names) names.push({ slug: leader.slug, value, isAlias: false });
  }
  return new Gazetteer({ things, names, offices, capitals });
}
