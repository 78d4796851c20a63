import type { Resolver } from '../resolver';
import type { CountryRecord } from '../rostrum-jsonl/records';

/**
 * States that are none of today's, by their number in Correlates of War's State System Membership (v2016): slug, years
 * of existence, name, and what else they are called. Gibler's alliances and REIGN name them by that number.
 */
const STATES = `
  240 hanover                1814-10-12/1866-09-20 Hanover
  245 bavaria                1806-01-01/1871-01-18 Bavaria
  265 east-germany           1949-10-07/1990-10-02 East Germany|German Democratic Republic|GDR
  267 baden                  1806-08-12/1871-01-18 Baden
  269 saxony                 1806-12-11/1871-01-18 Saxony
  271 wuerttemberg           1806-01-01/1871-01-18 Württemberg|Wuerttemberg
  273 hesse-electoral        1803/1866-09-20       Hesse Electoral|Electorate of Hesse|Hesse-Kassel
  275 hesse-grand-ducal      1806-08-13/1871-01-18 Hesse Grand Ducal|Grand Duchy of Hesse|Hesse-Darmstadt
  280 mecklenburg-schwerin   1815-06-09/1871-01-18 Mecklenburg-Schwerin
  300 austria-hungary        1804-08-11/1918-11-12 Austria-Hungary|Austrian Empire
  315 czechoslovakia         1918-10-28/1992-12-31 Czechoslovakia
  327 papal-states           1814/1870-09-20       Papal States
  329 two-sicilies           1816-12-08/1861-02-17 Two Sicilies|Kingdom of the Two Sicilies
  332 modena                 1814/1860-03-18       Modena
  335 parma                  1814/1860-03-18       Parma
  337 tuscany                1814/1860-03-22       Tuscany
  345 yugoslavia             1918-12-01/2006-06-04 Yugoslavia|Serbia and Montenegro
  511 zanzibar               1963-12-10/1964-04-26 Zanzibar
  678 north-yemen            1918-10-30/1990-05-21 North Yemen|Yemen Arab Republic
  680 south-yemen            1967-11-30/1990-05-21 South Yemen|Yemen People's Republic
  730 korean-empire          1392/1910-08-29       Korean Empire|Joseon
  817 south-vietnam          1949-06-14/1975-04-30 South Vietnam|Republic of Vietnam`;

/** The Federal Republic of 1955 to 1990 is the Germany of today, which COW numbers 255. */
const SAME_AS: Readonly<Record<string, string>> = { '260': '255' };

/** Numbers that a state of today has, too: Serbia before 1918 and since 2006. */
const SHARED: ReadonlySet<string> = new Set(['345']);

/** A country that a number of COW means; what is to be made of it comes along where it is not recorded yet. */
export interface CowCountry {
  slug: string;
  record?: CountryRecord;
}

/** The country with a number of COW on a day; null where there is none. Numbers follow states, not names. */
export function countryOfCow(resolver: Resolver, cow: string, day: string): CowCountry | null {
  const state = states.get(cow);
  if (!state || (SHARED.has(cow) && !existed(state, day))) {
    const { slug } = resolver.country('COW', SAME_AS[cow] ?? cow, day);
    return slug === null ? null : { slug };
  }
  const { scheme, value } = state.code;
  const known = resolver.country(scheme, value);
  return known.slug === null ? { slug: state.record.slug, record: state.record } : { slug: known.slug };
}

interface State {
  code: NonNullable<CountryRecord['codes']>[number];
  from: string;
  to: string;
  record: CountryRecord;
}

const states: ReadonlyMap<string, State> = new Map(STATES.trim().split(/\n\s*/).map(readState));

function readState(line: string): [cow: string, state: State] {
  const [, cow = '', slug = '', from = '', to = '', called = ''] =
    /^(\d+) (\S+) +([^/]+)\/(\S+) +(.+)$/.exec(line) ?? [];
  const [name = '', ...aliases] = called.split('|');
  const valid = `${from}/${to}`;
  // Serbia has COW's 345 for good; Gleditsch & Ward give that number to Yugoslavia alone.
  const scheme = SHARED.has(cow) ? ('GLEDITSCH_WARD' as const) : ('COW' as const);
  const code = { scheme, value: cow, valid };
  const names = [
    { value: name, language: 'en', kind: 'COMMON' as const, valid },
    ...aliases.map((value) => ({ value, language: 'en', kind: 'ALIAS' as const, valid })),
  ];
  return [cow, { code, from, to, record: { record: 'country', slug, names, codes: [code] } }];
}

// ISO days, and years, sort as text; a year sorts before its days.
const existed = ({ from, to }: State, day: string) => from <= day && day <= to;
