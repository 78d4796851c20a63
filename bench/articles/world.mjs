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

/** What is known of the countries of today. */
export function worldKnowledge({ withBodies = true } = {}) {
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
  return { things, names, offices: [], capitals };
}

/** A gazetteer of the countries of today. */
export const worldGazetteer = () => gazetteerWith(worldKnowledge());

export const gazetteerWith = (knowledge) => new Gazetteer(knowledge);
