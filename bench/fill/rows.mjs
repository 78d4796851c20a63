// The rows as an import would leave them: each statement fills one table, or one part of it.
import { COUNTRIES, LEADERS, ORGANIZATIONS, PAIRS, RARE, ids } from './scale.mjs';

const OPEN = '9223372036854775807';
const ACTOR = "'bench'";
const array = (values) => `(ARRAY[${values.map((value) => `'${value}'`).join(', ')}])`;

/** A random value of an enum. */
const anyOf = (type, values, chance) => `${array(values)}[1 + (${chance}) % ${values.length}]::"${type}"`;

// By CAMEO root code, 1 to 20.
const TYPES =
  'STATEMENT REQUEST AGREE CONSULT SUPPORT COOPERATE AID CONCEDE ACCUSE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT ASSAULT ASSAULT'.split(
    ' ',
  );
const WORDS =
  'statement appeal agreement summit endorsement cooperation aid concession accusation request complaint refusal warning protest mobilization sanction arrest attack clash bombing'.split(
    ' ',
  );
const BEFORE = ['CONFIRMED', 'EXPECTED', 'INVITED'];

/** Recordings and reference data; these rows are the same for every number of events. */
export const worldStatements = (s) => [
  `INSERT INTO recording (id, at, actor, last_id)
   SELECT r, timestamptz '2024-01-01 00:00Z' + (r - 1) * (interval '365 days' / ${s.recordings}), ${ACTOR}, ${s.lastId}
   FROM generate_series(1, ${s.recordings}) r`,
  `INSERT INTO dataset (id, from_recording, key, name, version, license, covers_edtf, covers_earliest, covers_latest, covers_participants, covers_event_types, imported_at, rows)
   VALUES (${ids.dataset}, 1, 'bench', 'Made up for the benchmark', '1', 'CC0-1.0', '1995/2024', '1995-01-01', '2024-12-31', '{}', '{}', '2024-01-01', ${s.events})`,
  `INSERT INTO source (id, from_recording, key, title, publisher, published_at_edtf, published_at_earliest, published_at_latest, reliability, dataset_id)
   VALUES (${ids.register}, 1, 'bench:register', 'Register of offices and treaties', 'The Registry', '2023-12-31', '2023-12-31', '2023-12-31', 'A', ${ids.dataset})`,
  `INSERT INTO entity (id, kind, slug, recording_id)
   SELECT c, 'COUNTRY'::"SubjectKind", lower(bench_fill.country_name(c)), 1 FROM generate_series(1, ${COUNTRIES}) c
   UNION ALL SELECT ${COUNTRIES} + l, 'LEADER', lower(replace(bench_fill.leader_name(l), ' ', '-')) || '-' || l, 1 FROM generate_series(1, ${LEADERS}) l
   UNION ALL SELECT ${ids.organization} + o, 'ORGANIZATION', 'organization-' || o, 1 FROM generate_series(1, ${ORGANIZATIONS}) o`,
  `INSERT INTO country (id, from_recording, label, iso2, iso3, region, capital, latitude, longitude)
   SELECT c, 1, bench_fill.country_name(c), chr(65 + c / 26) || chr(65 + c % 26), 'X' || chr(65 + c / 26) || chr(65 + c % 26),
     ${array(['Africa', 'Americas', 'Asia', 'Europe', 'Oceania'])}[1 + c % 5], bench_fill.town(c),
     round((bench_fill.u(c, 30) * 120 - 60)::numeric, 3)::float8, round((bench_fill.u(c, 31) * 340 - 170)::numeric, 3)::float8
   FROM generate_series(1, ${COUNTRIES}) c`,
  `INSERT INTO leader (id, from_recording, label, born_edtf, born_earliest, born_latest)
   SELECT ${COUNTRIES} + l, 1, bench_fill.leader_name(l), year::text, make_date(year, 1, 1), make_date(year, 12, 31)
   FROM generate_series(1, ${LEADERS}) l, LATERAL (SELECT 1920 + bench_fill.h(l, 32) % 65 AS year) born`,
  `INSERT INTO organization (id, from_recording, label, kind, country_id)
   SELECT ${ids.organization} + o, 1, ${array(['Ministry', 'Union', 'Congress', 'Army', 'Radio'])}[1 + o % 5] || ' of ' || bench_fill.word3(90000 + o),
     ${anyOf('OrganizationKind', ['MINISTRY', 'INTERNATIONAL_ORGANIZATION', 'GROUP', 'ARMED_FORCES', 'MEDIA'], 'o')}, bench_fill.headquarters(o)
   FROM generate_series(1, ${ORGANIZATIONS}) o`,
  `INSERT INTO entity_name (id, from_recording, entity_id, value, language, kind, given_by)
   SELECT *, '{BENCH}'::text[] FROM (SELECT ${ids.countryName} + c * 2, 1, c, bench_fill.country_name(c), 'en', 'COMMON'::"NameKind" FROM generate_series(1, ${COUNTRIES}) c
   UNION ALL SELECT ${ids.countryName} + c * 2 + 1, 1, c, 'Republic of ' || bench_fill.country_name(c), 'en', 'OFFICIAL' FROM generate_series(1, ${COUNTRIES}) c
   UNION ALL SELECT ${ids.leaderName} + l * 2, 1, ${COUNTRIES} + l, bench_fill.leader_name(l), 'en', 'COMMON' FROM generate_series(1, ${LEADERS}) l
   UNION ALL SELECT ${ids.leaderName} + l * 2 + 1, 1, ${COUNTRIES} + l, bench_fill.word3(120000 + l) || ' ' || bench_fill.surname(l), 'mul', 'ALIAS' FROM generate_series(1, ${LEADERS}) l WHERE l % 3 = 0
   UNION ALL SELECT ${ids.organizationName} + o, 1, ${ids.organization} + o, ${array(['Ministry', 'Union', 'Congress', 'Army', 'Radio'])}[1 + o % 5] || ' of ' || bench_fill.word3(90000 + o), 'en', 'COMMON'
     FROM generate_series(1, ${ORGANIZATIONS}) o) named`,
  `INSERT INTO external_id (id, from_recording, entity_id, scheme, value, given_by)
   SELECT *, '{BENCH}'::text[] FROM (SELECT ${ids.countryCode} + c, 1, c, 'ISO_ALPHA3'::"IdScheme", 'X' || chr(65 + c / 26) || chr(65 + c % 26) FROM generate_series(1, ${COUNTRIES}) c
   UNION ALL SELECT ${ids.leaderCode} + l, 1, ${COUNTRIES} + l, 'WIKIDATA', 'Q' || (900000000 + l) FROM generate_series(1, ${LEADERS}) l) named`,
  `CREATE UNLOGGED TABLE bench_fill.tenure AS
   SELECT l, starts, CASE WHEN bench_fill.u(l, 42) < 0.03 AND starts > '2018-01-01' THEN NULL ELSE least(starts + 200 + bench_fill.h(l, 41) % 2800, '2023-06-01') END AS ends
   FROM (SELECT l, CASE WHEN l <= 8 THEN date '1994-01-01' ELSE date '1960-01-01' + bench_fill.h(l, 40) % 22000 END AS starts FROM generate_series(1, ${LEADERS}) l) one`,
  `INSERT INTO tenure (id, from_recording, record_claim_id, key, leader_id, country_id, role, office, term_edtf, term_earliest, term_latest, attested_until, dataset_id)
   SELECT ${ids.tenure} + l, 1, ${ids.tenureClaim} + l, 'bench:tenure:' || l, ${COUNTRIES} + l, bench_fill.home(l),
     ${anyOf('OfficeRole', ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER', 'MINISTER', 'EFFECTIVE_LEADER'], 'l')},
     ${array(['President', 'Prime Minister', 'Minister of Foreign Affairs', 'Minister of Trade', 'Chairman'])}[1 + l % 5],
     starts || '/' || coalesce(ends::text, '..'), starts, ends, CASE WHEN ends IS NULL THEN date '2023-12-31' END, ${ids.dataset}
   FROM bench_fill.tenure`,
  `CREATE UNLOGGED TABLE bench_fill.relationship AS
   SELECT row_number() OVER (ORDER BY a, j) AS r, a, b, type, directed, starts, CASE WHEN bench_fill.u(a * 100 + j, 52) < 0.4 THEN starts + 300 + bench_fill.h(a * 100 + j, 53) % 6000 END AS ends
   FROM generate_series(1, ${COUNTRIES}) a, generate_series(1, 20) j,
   LATERAL (SELECT 1 + (a - 1 + j * 4 + j / 7) % ${COUNTRIES} AS b, date '1950-01-01' + bench_fill.h(a * 100 + j, 51) % 20000 AS starts,
     ${anyOf('RelationshipType', ['DIPLOMATIC_RELATIONS', 'TRADE', 'DEFENSE_PACT', 'NONAGGRESSION_PACT', 'ENTENTE', 'BORDER', 'RIVALRY', 'FRIENDSHIP', 'SANCTIONS', 'DISAGREEMENT'], 'bench_fill.h(a * 100 + j, 50)')} AS type) made,
   LATERAL (SELECT type IN ('SANCTIONS', 'DISAGREEMENT') AS directed) as_made`,
  `INSERT INTO relationship (id, from_recording, record_claim_id, key, subject_id, object_id, type, directed, status, valid_edtf, valid_earliest, valid_latest, attested_until, polarity, dataset_id)
   SELECT ${ids.relationship} + r, 1, ${ids.relationshipClaim} + r, 'bench:relationship:' || r,
     CASE WHEN directed THEN a ELSE least(a, b) END, CASE WHEN directed THEN b ELSE greatest(a, b) END, type, directed,
     CASE WHEN ends IS NULL THEN 'ACTIVE' ELSE 'ENDED' END::"RelationshipStatus", starts || '/' || coalesce(ends::text, '..'), starts, ends,
     CASE WHEN ends IS NULL THEN date '2023-12-31' END, round((bench_fill.u(r, 54) * 20 - 10)::numeric, 1)::float8, ${ids.dataset}
   FROM bench_fill.relationship`,
  `INSERT INTO relationship_end (relationship_id, from_recording, to_recording, entity_id, counterpart_id, type)
   SELECT id, from_recording, to_recording, subject_id, object_id, type FROM relationship
   UNION ALL SELECT id, from_recording, to_recording, object_id, subject_id, type FROM relationship`,
  `INSERT INTO claim (id, from_recording, key, subject_kind, subject_id, property, value, statement, source_id, locator, said_at_edtf, said_at_earliest, said_at_latest, said_on, recorded_in, dataset_id)
   SELECT ${ids.tenureClaim} + l, 1, 'bench:record:tenure:' || l, 'TENURE'::"SubjectKind", ${ids.tenure} + l, 'record',
     jsonb_build_object('leader', bench_fill.leader_name(l), 'start', starts, 'end', ends), 'The register has ' || bench_fill.leader_name(l) || ' in office from ' || starts || '.',
     ${ids.register}, 'row ' || l, '2023-12-31', date '2023-12-31', date '2023-12-31', date '2023-12-31', 1, ${ids.dataset}
   FROM bench_fill.tenure
   UNION ALL
   SELECT ${ids.relationshipClaim} + r, 1, 'bench:record:relationship:' || r, 'RELATIONSHIP', ${ids.relationship} + r, 'record',
     jsonb_build_object('type', type, 'start', starts, 'end', ends), 'The register has ' || type || ' between ' || bench_fill.country_name(a) || ' and ' || bench_fill.country_name(b) || '.',
     ${ids.register}, 'row ' || r, '2023-12-31', date '2023-12-31', date '2023-12-31', date '2023-12-31', 1, ${ids.dataset}
   FROM bench_fill.relationship`,
];

/**
 * The attributes of each event, drawn before its rows are written; OFFSET 0 keeps random values from
 * being computed at every reference.
 */
export const eventDraft = (s) => {
  const h = (salt) => `bench_fill.h(e, ${salt})`;
  const u = (salt) => `bench_fill.u(e, ${salt})`;
  return `CREATE UNLOGGED TABLE bench_fill.event AS
   SELECT timed.*,
     CASE WHEN pair IS NOT NULL THEN 'OCCURRED' WHEN t1 > recorded
         THEN ${array(['SCHEDULED', 'SCHEDULED', 'SCHEDULED', 'SCHEDULED', 'SCHEDULED', 'POSTPONED', 'RESCHEDULED', 'CANCELLED'])}[1 + ${h(60)} % 8]
       WHEN coded THEN 'REPORTED' WHEN t2 >= recorded THEN 'UNDERWAY' WHEN ${u(61)} < 0.04 THEN 'CANCELLED' ELSE 'OCCURRED' END::"EventStatus" AS status,
     CASE WHEN t2 < recorded THEN t2 + 1 ELSE recorded END AS said,
     bench_fill.word4(e) AS word, bench_fill.town(town) AS town_name,
     CASE WHEN place BETWEEN 1 AND ${COUNTRIES} THEN bench_fill.country_name(place) END AS place_name
   FROM (
     SELECT drawn.*, (t2 + 20 < recorded) IS TRUE AS is_past, may_be_coded AND (t1 <= recorded) IS NOT FALSE AS coded,
       CASE WHEN t1 IS NULL THEN 'XXXX' WHEN is_month THEN to_char(t1, 'YYYY-MM') WHEN t2 > t1 THEN t1 || '/' || t2 ELSE t1::text END AS edtf
     FROM (
       SELECT e, ${s.eventBase} + (e - 1) * ${s.stride} AS id, recording.id AS rec, ${s.batches} + 2 + ${h(62)} % ${s.revisions} AS later,
         (at AT TIME ZONE 'UTC')::date AS recorded,
         pair, rare, pair IS NULL AND ${u(63)} < 0.6 AS may_be_coded, root,
         CASE WHEN pair IS NOT NULL THEN day WHEN form < 0.01 THEN NULL WHEN form < 0.03 THEN date_trunc('month', day)::date ELSE day END AS t1,
         CASE WHEN pair IS NOT NULL THEN day WHEN form < 0.01 THEN NULL WHEN form < 0.03 THEN (date_trunc('month', day) + interval '1 month')::date - 1
           WHEN form < 0.07 THEN day + 1 + ${h(64)} % 9 ELSE day END AS t2,
         pair IS NULL AND form BETWEEN 0.01 AND 0.03 AS is_month,
         CASE WHEN rare IS NOT NULL THEN ${RARE.first} + rare WHEN ${u(65)} < 0.15 THEN NULL
           WHEN ${u(66)} < 0.5 THEN 1 + floor(8 * ${u(67)} ^ 1.5)::int ELSE 9 + ${h(68)} % 152 END AS place,
         1000 + ${h(69)} % 5000 AS town,
         CASE WHEN size < 0.22 THEN 1 WHEN size < 0.57 THEN 2 WHEN size < 0.75 THEN 3 WHEN size < 0.87 THEN 4 WHEN size < 0.92 THEN 5
           WHEN size < 0.96 THEN 6 + ${h(70)} % 3 WHEN size < 0.99 THEN 9 + ${h(70)} % 7 ELSE 16 + ${h(70)} % 15 END AS size,
         ${u(71)} < 0.25 AS is_told, ${u(72)} < 0.12 AS is_retold
       FROM (
         SELECT e, ${u(73)} AS form, ${u(74)} AS size,
           CASE WHEN ${u(75)} < 0.3 THEN 4 WHEN ${u(75)} < 0.42 THEN 1 WHEN ${u(75)} < 0.54 THEN 3 WHEN ${u(75)} < 0.62 THEN 5 ELSE 1 + ${h(76)} % 20 END AS root,
           CASE WHEN e % ${s.pairStep} < ${PAIRS * 2} THEN (e % ${s.pairStep})::int END AS pair,
           CASE WHEN e % ${s.rareStep} < ${RARE.count} AND e / ${s.rareStep} < ${RARE.events} THEN (e % ${s.rareStep})::int END AS rare,
           CASE WHEN e % ${s.pairStep} < ${PAIRS * 2} THEN date '2004-01-01' + ${h(77)} % 7200
             WHEN ${u(78)} < 0.8 THEN date '2015-01-01' + ${h(77)} % 3653 ELSE date '1995-01-01' + ${h(77)} % 7305 END AS day
         FROM generate_series(1::bigint, ${s.events}) e OFFSET 0
       ) chance JOIN recording ON recording.id = 2 + (e - 1) / ${s.batch} OFFSET 0
     ) drawn
   ) timed`;
};

/** The attributes of each participation; some have two versions. */
export const participationDraft = (s) => {
  const seats = `
    SELECT event.id + 10 + k AS id, event.e, k, seat.* FROM bench_fill.event, generate_series(1, size) k, LATERAL (
      SELECT CASE WHEN k = 1 THEN CASE WHEN bench_fill.u(e, 80) < 0.85 THEN 1 + floor(8 * bench_fill.u(e, 81) ^ 1.5)::int ELSE 9 + bench_fill.h(e, 82) % 152 END
        WHEN k % 2 = 1 THEN 9 + (bench_fill.h(e, 83) % 152 + k * 37) % 152 END AS country,
        CASE WHEN k % 4 = 2 THEN 9 + (floor(19992 * bench_fill.u(e, 84) ^ 3)::int + (k / 2) * 997) % 19992 END AS leader,
        CASE WHEN k % 4 = 0 THEN 1 + (bench_fill.h(e, 85) % ${ORGANIZATIONS} + k * 7) % ${ORGANIZATIONS} END AS organization) seat
    UNION ALL
    SELECT id + 50 + side, e, 50 + side, NULL, leader, NULL FROM (
      SELECT id, e, 0 AS side, pair + 1 AS leader FROM bench_fill.event WHERE pair % 2 = 0 OR pair % 2 = 1 AND (e / ${s.pairStep}) % 25 > 0
      UNION ALL SELECT id, e, 1, pair + 2 FROM bench_fill.event WHERE pair % 2 = 0 AND (e / ${s.pairStep}) % 25 = 0) met
    UNION ALL
    SELECT id + 60, e, 60, ${RARE.first} + rare, NULL, NULL FROM bench_fill.event WHERE rare IS NOT NULL`;
  const u = (salt) => `bench_fill.u(seat.id, ${salt})`;
  const h = (salt) => `bench_fill.h(seat.id, ${salt})`;
  return `CREATE UNLOGGED TABLE bench_fill.participation AS
   SELECT drawn.*, CASE WHEN has_ledger THEN ${anyOf('AttendanceStatus', BEFORE, 'bench_fill.h(drawn.id, 92)')} ELSE status END AS first_status,
     1 + bench_fill.h(drawn.id, 93) % 3 AS voices, 50 + bench_fill.h(drawn.id, 94) % 50 AS sureness
   FROM (
     SELECT seat.id, event.id AS event_id, event.rec, event.later, k, event.t1, event.t2, event.said,
       coalesce(country, ${COUNTRIES} + leader, ${ids.organization} + organization) AS participant_id,
       coalesce(country, bench_fill.home(leader), bench_fill.headquarters(organization)) AS country_id,
       CASE WHEN coded AND k < 50 THEN CASE WHEN k = 1 THEN 'SOURCE' ELSE 'TARGET' END WHEN k = 1 THEN 'HOST' WHEN k IN (50, 51) THEN 'PARTICIPANT'
         ELSE ${array(['GUEST', 'GUEST', 'GUEST', 'PARTICIPANT', 'PARTICIPANT', 'PARTICIPANT', 'PARTICIPANT', 'OBSERVER', 'ORGANIZER', 'SUBJECT'])}[1 + ${h(95)} % 10] END::"ParticipationRole" AS role,
       CASE WHEN leader IS NOT NULL THEN ${anyOf('ProtocolLevel', ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER', 'DEPUTY_LEADER'], h(96))} END AS level,
       CASE WHEN k IN (50, 51) THEN 'ATTENDED' WHEN coded THEN 'UNKNOWN'
         WHEN event.status IN ('OCCURRED', 'UNDERWAY') THEN ${array(['ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED', 'ABSENT', 'DELEGATED', 'CONFIRMED', 'UNKNOWN'])}[1 + ${h(97)} % 10]
         ELSE ${array(['INVITED', 'EXPECTED', 'CONFIRMED', 'DECLINED', 'CONFIRMED', 'UNKNOWN'])}[1 + ${h(98)} % 6] END::"AttendanceStatus" AS status,
       event.is_past AND NOT coded AND event.status = 'OCCURRED' AND k < 50 AND ${u(99)} < 0.3 AS has_ledger
     FROM (${seats}) seat JOIN bench_fill.event ON event.e = seat.e
   ) drawn`;
};

const finalStatus = anyOf(
  'AttendanceStatus',
  ['ATTENDED', 'ATTENDED', 'ATTENDED', 'ATTENDED', 'ABSENT', 'DELEGATED', 'DECLINED'],
  'bench_fill.h(id, 100)',
);

/** The rows of events; those of the second list can be written in parallel. */
export const eventStatements = (s) => [
  [
    `INSERT INTO event (id, from_recording, to_recording, version, record_claim_id, label, summary, type, status, time_edtf, time_earliest, time_latest,
       place_name, place_country_id, latitude, longitude, place_precision, cameo_code, quad_class, goldstein, dataset_id)
     SELECT id, CASE WHEN v = 1 THEN rec ELSE later END, CASE WHEN v = 1 AND is_told AND is_retold THEN later ELSE ${OPEN} END, v, id + 3, ${labelOf('event')},
       CASE WHEN is_told AND NOT (is_retold AND v = 1) THEN ${summaryOf} END,
       ${array(TYPES)}[root]::"EventType", status, edtf, t1, t2, CASE WHEN place IS NOT NULL THEN town_name END, place,
       CASE WHEN place IS NOT NULL THEN round((bench_fill.u(town, 30) * 120 - 60)::numeric, 3)::float8 END,
       CASE WHEN place IS NOT NULL THEN round((bench_fill.u(town, 31) * 340 - 170)::numeric, 3)::float8 END,
       CASE WHEN place IS NULL THEN 'UNKNOWN' ELSE 'TOWN' END::"PlacePrecision",
       lpad(root::text, 2, '0') || e % 3, CASE WHEN root <= 5 THEN 'VERBAL_COOPERATION' WHEN root <= 8 THEN 'MATERIAL_COOPERATION' WHEN root <= 13 THEN 'VERBAL_CONFLICT' ELSE 'MATERIAL_CONFLICT' END::"QuadClass",
       greatest(-10, least(10, round(((10 - root) + bench_fill.u(e, 110) * 4 - 2)::numeric, 1)))::float8, ${ids.dataset}
     FROM bench_fill.event, generate_series(1, CASE WHEN is_told AND is_retold THEN 2 ELSE 1 END) v`,
    `INSERT INTO entity (id, kind, slug, recording_id)
     SELECT id, 'EVENT', lower(word) || '-' || ${array(WORDS)}[root] || '-' || e, rec FROM bench_fill.event`,
    `INSERT INTO entity_name (id, from_recording, entity_id, value, language, of_event, given_by) SELECT id + 1, rec, id, ${labelOf('event')}, 'en', true, '{BENCH}' FROM bench_fill.event`,
    `INSERT INTO external_id (id, from_recording, entity_id, scheme, value, given_by) SELECT id + 2, rec, id, 'GDELT', (700000000 + e)::text, '{BENCH}' FROM bench_fill.event WHERE coded`,
    `INSERT INTO source (id, from_recording, key, title, publisher, url, published_at_edtf, published_at_earliest, published_at_latest, reliability, dataset_id)
     SELECT ${s.sourceBase} + (e + 3) / 4, rec, 'bench:source:' || (e + 3) / 4, word || ' and what follows', bench_fill.town(e::int % 300) || ' Herald',
       'https://news' || e % 300 || '.example/' || (e + 3) / 4, said::text, said, said, ${anyOf('SourceReliability', ['A', 'B', 'B', 'C', 'C', 'D', 'E', 'F'], 'bench_fill.h(e, 111)')}, ${ids.dataset}
     FROM bench_fill.event WHERE e % 4 = 1`,
  ],
  [
    `INSERT INTO participation (id, from_recording, to_recording, record_claim_id, key, event_id, participant_id, country_id, role, level, status, confidence)
     SELECT id, CASE WHEN v = 1 THEN rec ELSE later END, CASE WHEN v = 1 AND has_ledger THEN later ELSE ${OPEN} END, event_id + 3, 'bench:' || (event_id - ${s.eventBase}) / ${s.stride} + 1 || ':' || k,
       event_id, participant_id, country_id, role, level, CASE WHEN v = 1 THEN first_status ELSE ${finalStatus} END, CASE WHEN v = 2 THEN sureness END
     FROM bench_fill.participation, generate_series(1, CASE WHEN has_ledger THEN 2 ELSE 1 END) v`,
    `INSERT INTO claim (id, from_recording, key, subject_kind, subject_id, property, value, statement, source_id, locator, said_at_edtf, said_at_earliest, said_at_latest, said_on, recorded_in, dataset_id)
     SELECT id + 3, rec, 'bench:' || e, 'EVENT', id, 'record',
       jsonb_build_object('id', e, 'code', lpad(root::text, 2, '0') || e % 3, 'day', edtf, 'place', town_name, 'word', word), 'A report of ' || edtf || ' is coded as ' || ${labelOf('event')} || '.',
       ${s.sourceBase} + (e + 3) / 4, 'row ' || e, said::text, said, said, said, rec, ${ids.dataset}
     FROM bench_fill.event`,
    // The first entry of a ledger is the implicit claim of the row, made explicit when another source
    // made a claim.
    `INSERT INTO claim (id, from_recording, key, subject_kind, subject_id, property, value, statement, confidence, source_id, locator, said_at_edtf, said_at_earliest, said_at_latest, said_on, recorded_in, dataset_id, record_claim_id)
     SELECT ${s.wordBase} + (id - ${s.eventBase}) * 4 + v, later, CASE WHEN v > 0 THEN 'bench:word:' || id || ':' || v END, 'PARTICIPATION', id, 'status', to_jsonb(value::text),
       CASE WHEN v = 0 THEN 'According to the row, status is ' || value::text || '.' ELSE 'The delegation is said to be ' || lower(value::text) || '.' END, CASE WHEN v > 0 THEN sureness END,
       CASE WHEN v = 0 THEN ${s.sourceBase} + ((event_id - ${s.eventBase}) / ${s.stride} + 4) / 4 ELSE ${s.sourceBase} + 1 + bench_fill.h(id * 4 + v, 112) % ${s.sources} END,
       CASE WHEN v = 0 THEN 'row ' || (event_id - ${s.eventBase}) / ${s.stride} + 1 END,
       day::text, day, day, day, CASE WHEN v = 0 THEN rec ELSE later END, ${ids.dataset}, CASE WHEN v = 0 THEN event_id + 3 END
     FROM bench_fill.participation, generate_series(0, voices) v,
     LATERAL (SELECT CASE WHEN v = 0 THEN said WHEN v = voices THEN t2 + 2 + bench_fill.h(id, 113) % 10 ELSE t1 - 12 * (voices - v) END AS day,
       CASE WHEN v = 0 THEN first_status WHEN v = voices THEN ${finalStatus} ELSE ${anyOf('AttendanceStatus', ['INVITED', 'EXPECTED', 'CONFIRMED', 'POSSIBLE'], 'bench_fill.h(id * 4 + v, 114)')} END AS value) said_so
     WHERE has_ledger`,
  ],
];

/**
 * The tables that the product derives from the rows, by its own statements, and its changes per
 * recording.
 */
export const derivedStatements = (s) => [
  `INSERT INTO contested (subject_kind, subject_id, property, said_on)
   SELECT min(subject_kind), subject_id, property, coalesce(max(said_on) FILTER (WHERE to_recording = ${OPEN}), max(said_on))
   FROM claim WHERE property <> 'record' GROUP BY subject_id, property HAVING count(DISTINCT value) > 1 OR count(DISTINCT stance) > 1`,
  `INSERT INTO change (recording_id, ordinal, action, subject_kind, subject_id, concerns, fields, after)
   SELECT rec, 0, 'IMPORTED', 'DATASET', ${ids.dataset}, array_agg(DISTINCT concerned), '{created,updated}', jsonb_build_object('created', count(*), 'updated', 0)
   FROM (
     SELECT rec, id AS concerned FROM bench_fill.event
     UNION ALL SELECT rec, participant_id FROM bench_fill.participation
     UNION ALL SELECT later, id FROM bench_fill.event WHERE is_told AND is_retold
     UNION ALL SELECT later, unnest(ARRAY[event_id, participant_id]) FROM bench_fill.participation WHERE has_ledger
     UNION ALL SELECT 1, id FROM entity WHERE recording_id = 1
   ) each GROUP BY rec`,
  `SELECT setval('rostrum_id', ${s.lastId})`,
];

function labelOf(row) {
  return `${row}.word || ' ' || ${array(WORDS)}[${row}.root] || CASE WHEN ${row}.place_name IS NULL THEN '' ELSE ' of ' || ${row}.place_name || ' in ' || ${row}.town_name END`;
}

const summaryOf = `'Delegations met in ' || town_name || ' to speak about ' || lower(bench_fill.word3(bench_fill.h(e, 115) % 3000)) || ' and ' || lower(bench_fill.word3(bench_fill.h(e, 116) % 200000)) || '.'`;
