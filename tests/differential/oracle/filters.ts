import { boundsOf } from '../../time-and-evidence/oracle/days';
import { dayOf } from './as-of';
import { officesOf } from './belonging';
import { idOf } from './references';
import type { Row, World } from './world';

/* The semantics of filters, row by row. Unknown values match nothing. */

type Is = (row: Row, value: any) => boolean | Promise<boolean>;
type Filter = Readonly<Record<string, Is>>;

async function every<T>(items: readonly T[], is: (item: T) => boolean | Promise<boolean>): Promise<boolean> {
  for (const item of items) if (!(await is(item))) return false;
  return true;
}
async function some<T>(items: readonly T[], is: (item: T) => boolean | Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await is(item)) return true;
  return false;
}

/** Whether all operators given hold. */
const operators =
  (tests: Readonly<Record<string, (value: any, operand: any, at: World) => boolean | Promise<boolean>>>) =>
  (of: (row: Row) => any): Is =>
  async (row, given) => {
    const value = of(row);
    const asked = Object.entries(given).filter(([, operand]) => operand != null);
    return every(asked, ([name, operand]) => value != null && tests[name]!(value, operand, row.at));
  };

const enumOf = operators({
  eq: (value, one) => value === one,
  in: (value, many) => listOf(many).includes(value),
});
const textOf = operators({
  eq: (value, one) => value === one,
  in: (value, many) => listOf(many).includes(value),
  contains: (value, part) => value.toLowerCase().includes(part.toLowerCase()),
  startsWith: (value, part) => value.toLowerCase().startsWith(part.toLowerCase()),
});
const numberOf = operators({
  eq: (value, one) => value === one,
  gt: (value, one) => value > one,
  gte: (value, one) => value >= one,
  lt: (value, one) => value < one,
  lte: (value, one) => value <= one,
});
const thingOf = operators({
  eq: async (value, reference, at) => value === (await idOf(at, reference)),
  in: (value, references, at) =>
    some(listOf<string>(references), async (each) => value === (await idOf(at, each))),
});

/** A single value is accepted in place of a list. */
function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

type Range = [start: string | null, end: string | null];

/** Whether a span overlaps a range of days, and a period; an unknown side is open. */
const overlaps =
  (of: (row: Row) => Range): Is =>
  (row, { from, to, during }) => {
    const [start, end] = of(row);
    const overlapsWith = ([first, last]: Range) =>
      (first === null || end === null || first <= end) && (last === null || start === null || start <= last);
    if (!overlapsWith([dayOf(from), dayOf(to)])) return false;
    if (during == null) return true;
    const { earliest, latest } = boundsOf(during);
    return overlapsWith([earliest, latest]);
  };

const spanOf = (name: string) => overlaps((row) => [row[`${name}_earliest`], row[`${name}_latest`]]);

const inNames: Is = async (row, text) => {
  const wanted = await row.at.database.fold(text);
  // A text without a letter or digit matches everything.
  if (wanted === '') return true;
  const names = (await row.at.listed('entity_name')).filter(({ entity_id }) => entity_id === row.id);
  return names.some(({ folded }) => folded.includes(wanted)) || !!row.folded_summary?.includes(wanted);
};

/** `all` and `any` of a set of things. */
const among =
  (of: (row: Row) => Promise<readonly (readonly (number | null)[])[]>): Is =>
  async (row, { all, any }) => {
    const sets = await of(row);
    const isThere = async (reference: string) => {
      const id = await idOf(row.at, reference);
      return sets.some((set) => set.includes(id));
    };
    return (
      (all == null || (await every<string>(listOf(all), isThere))) &&
      (any == null || (await some<string>(listOf(any), isThere)))
    );
  };

const participations = async (event: Row) =>
  (await event.at.facts('participation')).filter(({ event_id }) => event_id === event.id);

const NOT_THERE = ['DECLINED', 'NOT_EXPECTED', 'WITHDRAWN', 'ABSENT'];

const participation: Filter = {
  country: thingOf(({ country_id }) => country_id),
  participant: thingOf(({ participant_id }) => participant_id),
  level: enumOf(({ level }) => level),
  role: enumOf(({ role }) => role),
  status: enumOf(({ status }) => status),
};

const inDataset = thingOf(({ dataset_id }) => dataset_id);

const ofSource = thingOf(({ source_id }) => source_id);

const event: Filter = {
  series: thingOf(({ series_id }) => series_id),
  async source(row, asked) {
    const subjects = [row.id, ...(await participations(row)).map(({ id }) => id)];
    const claims = (await row.at.listed('claim')).filter(({ subject_id }) => subjects.includes(subject_id));
    return some(claims, (each) => ofSource(each, asked));
  },
  dataset: inDataset,
  cameoCode: textOf(({ cameo_code }) => cameo_code),
  edition: textOf(({ edition }) => edition),
  goldstein: numberOf(({ goldstein }) => goldstein),
  placeCountry: thingOf(({ place_country_id }) => place_country_id),
  quadClass: enumOf(({ quad_class }) => quad_class),
  status: enumOf(({ status }) => status),
  type: enumOf(({ type }) => type),
  time: spanOf('time'),
  text: inNames,
  async countriesPresent(row, asked) {
    const present = (await participations(row)).filter(
      ({ role, status, country_id, record_claim_id }) =>
        role !== 'SUBJECT' &&
        !NOT_THERE.includes(status) &&
        (status !== 'UNKNOWN' || record_claim_id !== null || ['SOURCE', 'TARGET'].includes(role)) &&
        country_id !== null,
    );
    const count = new Set(present.map(({ country_id }) => country_id)).size;
    return numberOf(() => count)(row, asked);
  },
  participant: among(async (row) =>
    (await participations(row)).map(({ participant_id, country_id }) => [participant_id, country_id]),
  ),
  async participation(row, { some: one, none }) {
    const there = await participations(row);
    const like = (wanted: object) => some(there, (each) => matches(each, wanted, participation));
    return (one == null || (await like(one))) && (none == null || !(await like(none)));
  },
};

const relationship: Filter = {
  dataset: inDataset,
  status: enumOf(({ status }) => status),
  type: enumOf(({ type }) => type),
  valid: spanOf('valid'),
  between: among(async ({ subject_id, object_id }) => [[subject_id, object_id]]),
};

const tenure: Filter = {
  dataset: inDataset,
  country: thingOf(({ country_id }) => country_id),
  leader: thingOf(({ leader_id }) => leader_id),
  role: enumOf(({ role }) => role),
  term: spanOf('term'),
  ongoing: ({ term_edtf }, isOpen) => term_edtf.endsWith('/..') === isOpen,
};

const claim: Filter = {
  dataset: inDataset,
  modality: enumOf(({ modality }) => modality),
  property: textOf(({ property }) => property),
  rank: enumOf(({ rank }) => rank),
  retracted: ({ retracted_in }, isRetracted) => (retracted_in !== null) === isRetracted,
  review: enumOf(({ review }) => review),
  source: thingOf(({ source_id }) => source_id),
  speaker: thingOf(({ speaker_id }) => speaker_id),
  subject: thingOf(({ subject_id }) => subject_id),
  saidAt: overlaps((row) =>
    row.said_at_edtf === null ? [row.said_on, row.said_on] : [row.said_at_earliest, row.said_at_latest],
  ),
};

/** For one and the same tenure, held on the day in question if `inOffice` says so. */
const leader: Filter = {
  text: inNames,
  async office(row, { country: of, role, inOffice }) {
    const tenures =
      inOffice == null
        ? (await row.at.listed('tenure')).filter(({ leader_id }) => leader_id === row.id)
        : await officesOf(row);
    const holds = await some(tenures, (each) =>
      matches(each, { ...(of && { country: of }), ...(role && { role }) }, tenure),
    );
    return holds === (inOffice !== false);
  },
};

const country: Filter = {
  iso3: textOf(({ iso3 }) => iso3),
  region: textOf(({ region }) => region),
  subregion: textOf(({ subregion }) => subregion),
  text: inNames,
};

const organization: Filter = {
  country: thingOf(({ country_id }) => country_id),
  kind: enumOf(({ kind }) => kind),
  text: inNames,
};

const source: Filter = {
  dataset: inDataset,
  async text(row, text) {
    const wanted = await row.at.database.fold(text);
    return some([row.title, row.publisher], async (part) => {
      if (wanted === '') return true;
      return part !== null && (await row.at.database.fold(part)).includes(wanted);
    });
  },
  publisher: textOf(({ publisher }) => publisher),
  // Without a bound it is no condition, which an unknown day would not meet.
  publishedAt: (row, asked) =>
    Object.values(asked).every((bound) => bound == null) ||
    ((row.published_at_earliest ?? row.published_at_latest) !== null && spanOf('published_at')(row, asked)),
};

export const FILTERS = {
  Event: event,
  Participation: participation,
  Relationship: relationship,
  Tenure: tenure,
  Claim: claim,
  Country: country,
  Organization: organization,
  Leader: leader,
  Source: source,
  Dispute: {} as Filter,
};

const OF_OFFICE = ['country', 'role', 'inOffice'];

/** Whether a condition of a type's filter, or an operator of a value's filter, is covered. */
export function filters(type: string, name: string): boolean {
  const filter: Filter | undefined = FILTERS[type as keyof typeof FILTERS];
  if (filter === undefined || /^(?:AND|OR|NOT)$/.test(name)) return true;
  return name in filter || ('office' in filter && OF_OFFICE.includes(name));
}

/** The conditions on an office, combined. */
function withOffice(where: Record<string, any> | null | undefined): object {
  const { country: of, role, inOffice, ...others } = where ?? {};
  const isAsked = [of, role, inOffice].some((each) => each != null);
  return { ...others, ...(isAsked && { office: { country: of, role, inOffice } }) };
}

/** Whether a row meets a condition; null means no condition. */
export function matches(row: Row, where: object | null | undefined, filter: Filter): Promise<boolean> {
  const given = Object.entries(filter.office ? withOffice(where) : (where ?? {})).filter(
    ([, value]) => value != null,
  );
  return every(given, ([name, value]) => {
    const like = (nested: object) => matches(row, nested, filter);
    switch (name) {
      case 'AND':
        return every(listOf<object>(value), like);
      case 'OR':
        return some(listOf<object>(value), like);
      case 'NOT':
        return like(value).then((is) => !is);
      default:
        return filter[name]!(row, value);
    }
  });
}
