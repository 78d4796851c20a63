import type { Prisma } from '../../generated/prisma/client';
import { Gazetteer, type Knowledge, type Thing } from './gazetteer';

/** What a query needs: a transaction or a client. */
export type Tx = Pick<Prisma.TransactionClient, '$queryRawUnsafe'>;

const OPEN = '9223372036854775807';
const THINGS = `
  SELECT entity.slug, entity.kind::text AS kind,
    coalesce(country.label, leader.label, organization.label, series.label) AS label,
    country.iso3, country.capital, organization.kind::text AS "organizationKind",
    (SELECT owner.slug FROM entity owner WHERE owner.id = organization.country_id) AS country
  FROM entity
  LEFT JOIN country ON country.id = entity.id AND country.to_recording = ${OPEN}
  LEFT JOIN leader ON leader.id = entity.id AND leader.to_recording = ${OPEN}
  LEFT JOIN organization ON organization.id = entity.id AND organization.to_recording = ${OPEN}
  LEFT JOIN series ON series.id = entity.id AND series.to_recording = ${OPEN}
  WHERE entity.kind <> 'EVENT'
    AND NOT EXISTS (SELECT FROM redirect WHERE absorbed_id = entity.id AND to_recording = ${OPEN})
    AND coalesce(country.existed, organization.existed, daterange(NULL, NULL)) @> $1::date
    AND coalesce(leader.died_latest >= $1::date, true)
  ORDER BY entity.id`;
// Names in Latin letters, by which English texts can call something.
const NAMES = `
  SELECT entity.slug, named.value, named.kind = 'ALIAS' AS "isAlias"
  FROM entity_name named JOIN entity ON entity.id = coalesce(
    (SELECT kept_id FROM redirect WHERE absorbed_id = named.entity_id AND to_recording = ${OPEN}), named.entity_id)
  WHERE entity.kind <> 'EVENT' AND named.to_recording = ${OPEN} AND NOT named.denied
    AND named.language ~ '^(en|und|mul)'
    AND (named.valid_earliest IS NULL OR named.valid_earliest <= $1::date)
    AND (named.valid_latest IS NULL OR named.valid_latest >= $1::date)
  ORDER BY named.id`;
const OFFICES = `
  SELECT leader.slug AS leader, country.slug AS country, role::text AS role, office
  FROM tenure JOIN entity leader ON leader.id = tenure.leader_id JOIN entity country ON country.id = tenure.country_id
  WHERE tenure.to_recording = ${OPEN} AND effective
    AND (term_earliest IS NULL OR term_earliest <= $1::date)
    AND (term_latest IS NULL OR term_latest >= $1::date)
  ORDER BY tenure.id`;

/** Reads what is recorded about the day of an article: names, and who held which office. */
async function knowledgeOf(tx: Tx, day: string): Promise<Knowledge> {
  const read = <T>(text: string) => tx.$queryRawUnsafe<T[]>(text, day);
  const things = await read<Thing & { capital: string | null }>(THINGS);
  const names = await read<Knowledge['names'][number]>(NAMES);
  const offices = await read<Knowledge['offices'][number]>(OFFICES);
  const plain = things.map((thing) => {
    const known = Object.entries(thing).filter(([name, value]) => value !== null && name !== 'capital');
    return Object.fromEntries(known) as unknown as Thing;
  });
  const countryOf = new Map(offices.map(({ leader, country }) => [leader, country]));
  for (const thing of plain)
    if (thing.kind === 'LEADER' && countryOf.has(thing.slug)) thing.country = countryOf.get(thing.slug);
  const capitals = new Map(things.flatMap(({ slug, capital }) => (capital ? [[slug, capital]] : [])));
  return { things: plain, names, offices, capitals };
}

/** The names by which an article of a day can call what is recorded. */
export const gazetteerOf = async (tx: Tx, day: string): Promise<Gazetteer> =>
  new Gazetteer(await knowledgeOf(tx, day));
