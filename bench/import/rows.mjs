// Generated GDELT 2.0 rows, for use without a real file: with the width, sparsity and repetition of real
// ones.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const COUNTRIES = [
  ['USA', 'UNITED STATES', 'US', 'Washington, District of Columbia, United States', 38.895, -77.036],
  ['GBR', 'UNITED KINGDOM', 'UK', 'London, London, City of, United Kingdom', 51.5, -0.117],
  ['CHN', 'CHINA', 'CH', 'Beijing, Beijing, China', 39.929, 116.388],
  ['RUS', 'RUSSIA', 'RS', 'Moscow, Moskva, Russia', 55.752, 37.616],
  ['IND', 'INDIA', 'IN', 'New Delhi, Delhi, India', 28.6, 77.2],
  ['FRA', 'FRANCE', 'FR', 'Paris, Île-De-France, France', 48.867, 2.333],
  ['DEU', 'GERMANY', 'GM', 'Berlin, Berlin, Germany', 52.517, 13.4],
  ['TUR', 'TURKEY', 'TU', 'Ankara, Ankara, Turkey', 39.927, 32.864],
  ['ISR', 'ISRAEL', 'IS', 'Jerusalem, Israel (general), Israel', 31.767, 35.233],
  ['NGA', 'NIGERIA', 'NI', 'Abuja, Abuja Federal Capital Territory, Nigeria', 9.176, 7.181],
  ['AUS', 'AUSTRALIA', 'AS', 'Sydney, New South Wales, Australia', -33.883, 151.217],
  ['UKR', 'UKRAINE', 'UP', 'Kiev, Kyyiv, Misto, Ukraine', 50.433, 30.517],
];
const SORTS = ['GOV', 'COP', 'MIL', 'BUS', 'EDU', 'MED', 'OPP', 'JUD'];
const CODES = [
  '010',
  '020',
  '036',
  '040',
  '042',
  '043',
  '046',
  '051',
  '057',
  '061',
  '070',
  '084',
  '090',
  '111',
];
const MORE_CODES = ['112', '120', '130', '138', '141', '160', '172', '173', '180', '190', '193', '195'];
const WORDS =
  'president talks visit summit police protest trade court election parade border minister aid'.split(' ');
// One article makes several rows.
const ROWS_OF_AN_ARTICLE = 2.2;
const FIRST_ID = 900_000_000;

/** Writes a number of rows to a file; the same ones each time. */
export async function writeRows(path, count) {
  const draw = drawing(20_150_903);
  const stream = createWriteStream(path);
  let article = null;
  for (let index = 0; index < count; index += 1) {
    if (article === null || draw() < 1 / ROWS_OF_AN_ARTICLE) article = articleOf(index, draw);
    if (!stream.write(`${rowOf(FIRST_ID + index, article, draw).join('\t')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

function articleOf(index, draw) {
  const words = Array.from({ length: 6 }, () => pick(WORDS, draw)).join('-');
  return `https://www.paper-${Math.floor(draw() * 400)}.example/news/${index}/${words}`;
}

function rowOf(id, article, draw) {
  const day = draw() < 0.9 ? '20191024' : pick(['20191023', '20190924', '20181024'], draw);
  const code = pick(draw() < 0.7 ? CODES : MORE_CODES, draw);
  const root = Number(code.slice(0, 2));
  const quad = root <= 5 ? 1 : root <= 8 ? 2 : root <= 14 ? 3 : 4;
  const mentions = 1 + Math.floor(draw() * 10);
  const [source, target] = [pick(COUNTRIES, draw), pick(COUNTRIES, draw)];
  return [
    [id, day, day.slice(0, 6), day.slice(0, 4), `${day.slice(0, 4)}.8055`],
    draw() < 0.1 ? empty(10) : actor(source, draw),
    draw() < 0.3 ? empty(10) : actor(target, draw),
    [draw() < 0.6 ? 1 : 0, code, code, code.slice(0, 2), quad, ((draw() - 0.5) * 20).toFixed(1)],
    [mentions, 1, mentions, ((draw() - 0.6) * 10).toFixed(14)],
    geography(source),
    geography(target),
    geography(pick(COUNTRIES, draw)),
    ['20191024143000', article],
  ].flat();
}

function actor([code, name], draw) {
  const sort = draw() < 0.4 ? pick(SORTS, draw) : '';
  return [`${code}${sort}`, name, code, '', '', '', '', sort, '', ''];
}

const geography = ([, , fips, place, latitude, longitude]) => [
  4,
  place,
  fips,
  `${fips}01`,
  '',
  latitude,
  longitude,
  1,
];

const empty = (count) => Array.from({ length: count }, () => '');
const pick = (list, draw) => list[Math.floor(draw() * list.length)];

/** Pseudorandom numbers from 0 to 1, the same on every machine. */
function drawing(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
