import { OPEN_VERSION } from '../../../platform/postgres/open-version';
import { claimValueSql } from '../../../engine/model/row-cells';
import { storedValuesOf } from '../../../engine/model/vocabulary';
import type { ClaimSubjectKind } from '../../../engine/model/kinds';

/* The records of ROSTRUM_JSONL as JSON expressions over the current rows. `x` is the alias of the row. */

export const OPEN = `to_recording = ${OPEN_VERSION}`;

const slug = (id: string) => `(select slug from entity where id = ${id})`;

type Keyed = 'source' | 'participation' | 'relationship' | 'tenure' | 'claim';

/**
 * The key of a row in a file: its own key, or one that is unique across knowledge bases: its id and the
 * millisecond in which it was first recorded.
 */
const keyOf = (table: Keyed, x: string) => `coalesce(${x}.key, '${table}_' || ${x}.id || '@' || (
  select (extract(epoch from at) * 1000)::bigint from recording where id = (select min(v.from_recording) from ${table} v where v.id = ${x}.id)))`;

const keyById = (table: Keyed, id: string) =>
  `(select ${keyOf(table, 'k')} from ${table} k where k.id = ${id} and k.${OPEN})`;

const dataset = (x: string) => `(select key from dataset d where d.id = ${x}.dataset_id and d.${OPEN})`;

// The label that a thing with these names would have in lists, by the rule of `labelOf`.
const calledBy = (
  x: string,
) => `(select l.value from entity_name l where l.entity_id = ${x}.id and l.${OPEN} and l.given_by <> '{}'
  order by l.language = 'en' and l.kind = 'COMMON' and l.valid_latest is null desc, l.language = 'en' and l.kind = 'COMMON' desc, l.id limit 1)`;

/**
 * A column whose value came without a claim: as it was before the first claim about the property, since
 * claims state the rest; null if it came with a claim.
 */
const initial = (x: string, table: string, property: string, value: (x: string) => string) => `case
  when not exists (select from claim s where s.subject_id = ${x}.id and s.property = '${property}') then ${value(x)}
  else (select ${value('f')} from ${table} f where f.id = ${x}.id and f.from_recording < (select min(s.from_recording)
    from claim s where s.subject_id = ${x}.id and s.property = '${property}') order by f.from_recording desc limit 1) end`;

/**
 * The names that a thing was given without claims, in order; if its label differs from the one that they
 * imply, the label comes first.
 */
const namesOf = (x: string) => `(select json_agg(json_strip_nulls(json_build_object(
    'value', btrim(n.value, E' \\t\\n\\r'), 'language', n.language, 'kind', n.kind, 'valid', n.valid_edtf))
    order by (n.value = ${x}.label and ${x}.label <> ${calledBy(x)}) desc, n.id)
  from entity_name n where n.entity_id = ${x}.id and n.${OPEN} and n.given_by <> '{}')`;

/** The same for a thing that has only a label: its record requires a name. */
const names = (x: string) =>
  `coalesce(${namesOf(x)}, json_build_array(json_build_object('value', btrim(${x}.label, E' \\t\\n\\r'), 'language', 'und', 'kind', 'COMMON')))`;

const codes = (x: string) => `(select json_agg(json_strip_nulls(json_build_object(
    'scheme', c.scheme, 'value', c.value, 'valid', c.valid_edtf)) order by c.id)
  from external_id c where c.entity_id = ${x}.id and c.${OPEN} and c.given_by <> '{}')`;

const object = (record: string, fields: Readonly<Record<string, string>>) =>
  `json_build_object('record', '${record}', ${Object.entries(fields)
    .map(([name, expression]) => `'${name}', ${expression}`)
    .join(', ')})`;

export const countryRecord = (x: string) =>
  object('country', {
    slug: slug(`${x}.id`),
    names: names(x),
    codes: codes(x),
    region: `${x}.region`,
    subregion: `${x}.subregion`,
    ...given(x, 'COUNTRY'),
    latitude: `${x}.latitude`,
    longitude: `${x}.longitude`,
  });

export const leaderRecord = (x: string) =>
  object('leader', {
    slug: slug(`${x}.id`),
    names: names(x),
    codes: codes(x),
    ...given(x, 'LEADER'),
  });

export const organizationRecord = (x: string) =>
  object('organization', {
    slug: slug(`${x}.id`),
    names: names(x),
    codes: codes(x),
    kind: `${x}.kind`,
    country: slug(`${x}.country_id`),
    ...given(x, 'ORGANIZATION'),
  });

export const seriesRecord = (x: string) => object('series', { slug: slug(`${x}.id`), names: names(x) });

export const datasetRecord = (x: string) =>
  object('dataset', {
    key: `${x}.key`,
    name: `${x}.name`,
    version: `${x}.version`,
    license: `${x}.license`,
    citation: `${x}.citation`,
    url: `${x}.url`,
    covers: `case when ${x}.covers_edtf is not null or ${x}.exhaustive or cardinality(${x}.covers_participants) > 0
      or cardinality(${x}.covers_event_types) > 0 then json_strip_nulls(json_build_object('time', ${x}.covers_edtf,
        'participants', (select json_agg(${slug('p')} order by i) from unnest(${x}.covers_participants) with ordinality as u(p, i)),
        'eventTypes', ${x}.covers_event_types, 'exhaustive', ${x}.exhaustive)) end`,
    importedAt: `to_char(${x}.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    rows: `${x}.rows`,
  });

export const sourceRecord = (x: string) =>
  object('source', {
    key: keyOf('source', x),
    title: `${x}.title`,
    publisher: `${x}.publisher`,
    url: `${x}.url`,
    publishedAt: `${x}.published_at_edtf`,
    reliability: `${x}.reliability`,
    dataset: dataset(x),
  });

/**
 * The implicit claims of the row of a fact, by field; null without a row, and if there are claims about
 * it, which then decide.
 */
const implicitClaims = (x: string, kind: ClaimSubjectKind) =>
  Object.fromEntries(
    storedValuesOf(kind)
      .filter(({ origin }) => origin === 'row')
      .map(({ storage, properties }) => [
        storage.field,
        `case when ${x}.record_claim_id is not null and not exists (select from claim s where s.subject_id = ${x}.id
          and s.property in (${properties.map(({ name }) => `'${name}'`).join()}) and s.${OPEN}) then ${storage.recordSql(x)} end`,
      ]),
  );

/** The values that a thing or fact was given without a claim, by field. */
const given = (x: string, kind: ClaimSubjectKind) =>
  Object.fromEntries(
    storedValuesOf(kind)
      .filter(({ origin }) => origin === 'given')
      .map(({ storage, properties }) => [
        storage.field,
        initial(x, kind.toLowerCase(), properties[0]?.name ?? '', storage.recordSql),
      ]),
  );

const recordClaim = (x: string) => keyById('claim', `${x}.record_claim_id`);

export const eventRecord = (x: string) =>
  object('event', {
    slug: slug(`${x}.id`),
    names: namesOf(x),
    label: `case when not exists (select from entity_name n where n.entity_id = ${x}.id and n.${OPEN} and n.given_by <> '{}') then ${x}.label end`,
    codes: codes(x),
    summary: `${x}.summary`,
    series: slug(`${x}.series_id`),
    edition: `${x}.edition`,
    superEvent: slug(`${x}.super_event_id`),
    dataset: dataset(x),
    cameoCode: `${x}.cameo_code`,
    quadClass: `${x}.quad_class`,
    goldstein: `${x}.goldstein`,
    recordClaim: recordClaim(x),
    ...implicitClaims(x, 'EVENT'),
  });

export const participationRecord = (x: string) =>
  object('participation', {
    key: keyOf('participation', x),
    event: slug(`${x}.event_id`),
    participant: slug(`${x}.participant_id`),
    country: slug(`${x}.country_id`),
    role: `coalesce(${given(x, 'PARTICIPATION').role}, ${x}.role)`,
    recordClaim: recordClaim(x),
    ...implicitClaims(x, 'PARTICIPATION'),
  });

/** The order of things before their ids: an organization comes after its country. */
export const placeOf = (id: string) =>
  `greatest(${id}, (select o.country_id from organization o where o.id = ${id} and o.${OPEN}))`;

// An undirected relationship is stored with the lower id first, and an import numbers the ends in the
// order of the file.
const isTurned = (x: string) =>
  `not ${x}.directed and (${placeOf(`${x}.subject_id`)}, ${x}.subject_id) > (${placeOf(`${x}.object_id`)}, ${x}.object_id)`;

export const relationshipRecord = (x: string) =>
  object('relationship', {
    key: keyOf('relationship', x),
    subject: slug(`case when ${isTurned(x)} then ${x}.object_id else ${x}.subject_id end`),
    object: slug(`case when ${isTurned(x)} then ${x}.subject_id else ${x}.object_id end`),
    type: `${x}.type`,
    directed: `${x}.directed`,
    summary: `${x}.summary`,
    codes: `(select json_agg(json_build_object('scheme', c.scheme, 'value', c.value) order by c.scheme, c.value collate "C")
      from relationship_external_id c where c.relationship_id = ${x}.id and c.${OPEN})`,
    dataset: dataset(x),
    attestedUntil: `${x}.attested_until`,
    recordClaim: recordClaim(x),
    ...implicitClaims(x, 'RELATIONSHIP'),
  });

export const tenureRecord = (x: string) =>
  object('tenure', {
    key: keyOf('tenure', x),
    leader: slug(`${x}.leader_id`),
    country: slug(`${x}.country_id`),
    role: `${x}.role`,
    dataset: dataset(x),
    attestedUntil: `${x}.attested_until`,
    recordClaim: recordClaim(x),
    ...implicitClaims(x, 'TENURE'),
  });

const subject = (x: string) => `case ${x}.subject_kind
  when 'PARTICIPATION' then json_build_object('participation', ${keyById('participation', `${x}.subject_id`)})
  when 'RELATIONSHIP' then json_build_object('relationship', ${keyById('relationship', `${x}.subject_id`)})
  when 'TENURE' then json_build_object('tenure', ${keyById('tenure', `${x}.subject_id`)})
  else json_build_object(lower(${x}.subject_kind::text), ${slug(`${x}.subject_id`)}) end`;

// The value of a place names its country by slug; a country that has been merged is named by its present
// slug.
const value = (x: string) => `case when ${x}.property = 'place' and ${x}.value ? 'country' then (
    select ${x}.value || jsonb_build_object('country', coalesce((select ${slug('kept_id')} from redirect
      where absorbed_id = named.id and ${OPEN}), named.slug)) from entity named where named.slug = ${x}.value ->> 'country')
  else ${claimValueSql(x)} end`;

export const claimRecord = (x: string) =>
  object('claim', {
    key: keyOf('claim', x),
    subject: subject(x),
    property: `${x}.property`,
    value: value(x),
    statement: `${x}.statement`,
    modality: `${x}.modality`,
    rank: `${x}.rank`,
    stance: `${x}.stance`,
    review: `${x}.review`,
    confidence: `${x}.confidence`,
    condition: `${x}.condition`,
    speaker: slug(`${x}.speaker_id`),
    source: keyById('source', `${x}.source_id`),
    quote: `${x}.quote`,
    locator: `${x}.locator`,
    saidAt: `${x}.said_at_edtf`,
    // The day of a claim that neither its own time nor that of the source determines, because it was
    // recorded before those were over.
    saidOn: `case when ${x}.said_on is distinct from coalesce(${x}.said_at_latest, ${x}.said_at_earliest, (
      select coalesce(o.published_at_latest, o.published_at_earliest) from source o where o.id = ${x}.source_id and o.${OPEN}))
      then ${x}.said_on end`,
    dataset: dataset(x),
    recordClaim: recordClaim(x),
    retracted: `case when ${x}.retracted_in is not null then coalesce(nullif(btrim(${x}.note), ''), 'retracted') end`,
    note: `case when ${x}.retracted_in is null then nullif(btrim(${x}.note), '') end`,
  });
