import { givenClaim, inOrder, isSame, undenied } from '../../time-and-evidence/oracle/standing';
import type { Table, Version } from './database';
import type { Attribution, EffectiveClaims } from './effective-claims';

/* The columns of facts as they follow from claims, each property implemented a second time. */

type Columns = Record<string, any>;

interface StoredValue {
  property: string;
  /**
   * The value without a claim: in the row of an import, in what the thing was created with, or nowhere.
   */
  origin: 'row' | 'given' | 'claims';
  /** The columns for the claim that stands; null if none does. */
  write(standing: Pick<Attribution, 'value' | 'row'> | null): Columns;
  /** The same while claims leave it undecided. */
  undecided?: Columns;
}

const plain = (property: string, origin: StoredValue['origin'], before: unknown): StoredValue => ({
  property,
  origin,
  write: (standing) => ({ [property]: standing ? standing.value : before }),
});

const time = (property: string, origin: StoredValue['origin'], before: string | null): StoredValue => ({
  property,
  origin,
  write: (standing) => ({
    [`${property}_edtf`]: standing ? standing.value : before,
    [`${property}_earliest`]: standing?.row.value_earliest ?? null,
    [`${property}_latest`]: standing?.row.value_latest ?? null,
  }),
});

const status = (before: string): StoredValue => ({
  ...plain('status', 'row', before),
  undecided: { status: 'UNKNOWN' },
});

const attendance: StoredValue = {
  ...status('UNKNOWN'),
  write: (standing) => ({
    status: standing?.value ?? 'UNKNOWN',
    confidence: standing?.row.confidence ?? null,
  }),
};

const place: StoredValue = {
  property: 'place',
  origin: 'row',
  write(standing) {
    const value = (standing?.value ?? {}) as Columns;
    return {
      place_name: value.name ?? null,
      place_country: value.country ?? null,
      place_country_id: null,
      latitude: value.latitude ?? null,
      longitude: value.longitude ?? null,
      place_precision: value.precision ?? 'UNKNOWN',
    };
  },
};

const STORED: Partial<Record<Table, readonly StoredValue[]>> = {
  event: [time('time', 'row', 'XXXX'), status('UNKNOWN'), place, plain('type', 'row', 'OTHER')],
  participation: [
    attendance,
    plain('level', 'row', null),
    plain('role', 'given', 'PARTICIPANT'),
    plain('reason', 'claims', null),
  ],
  relationship: [
    status('ACTIVE'),
    time('valid', 'row', 'XXXX'),
    plain('polarity', 'row', null),
    plain('reason', 'claims', null),
  ],
  tenure: [plain('office', 'row', '')],
  leader: [time('born', 'given', null), time('died', 'given', null)],
  country: [plain('capital', 'given', null), time('existed', 'given', null)],
  organization: [time('existed', 'given', null)],
};

/**
 * The input from which columns are computed: the scope, and every version of the row and of the claims
 * about it.
 */
export interface Hearing {
  effective: EffectiveClaims;
  /** The recorded versions of the row, oldest first. */
  versions: readonly Version[];
  /** The recorded versions of the claims about it. */
  claims: readonly Version[];
}

/**
 * The columns of a row that follow from claims. A place has the slug of its country in `place_country`.
 */
export function columnsOf(table: Table, row: Version, hearing: Hearing): Columns {
  const kept = (STORED[table] ?? []).map((each) => columnsOfOne(each, row, hearing));
  if (table === 'tenure') kept.push(termOf(row, hearing));
  return Object.assign({}, ...kept);
}

function columnsOfOne(stored: StoredValue, row: Version, { effective, versions, claims }: Hearing): Columns {
  const { property, origin, write } = stored;
  const standing = effective.standing(row.id, property);
  const given = effective.reliabilityOfGiven(row.id);
  const outranksGiven =
    standing &&
    (standing.rank === 'PREFERRED' ||
      (/ASSERTED|ANNOUNCED/.test(standing.modality) && standing.reliability <= given));
  if (standing && (outranksGiven || origin !== 'given')) return write(standing);
  const nothing = write(standing);
  const columns = (of: Version) => Object.fromEntries(Object.keys(nothing).map((name) => [name, of[name]]));
  if (origin === 'row') {
    if (effective.rowOf(row) && !isClaimed(row, [property], effective)) return columns(row);
    const isSaid = effective.effectiveOf(row.id).some((each) => each.row.property === property);
    return isSaid ? { ...nothing, ...stored.undecided } : nothing;
  }
  if (origin === 'claims') return nothing;
  const version = givenVersion(property, versions, claims);
  if (!version) return nothing;
  const [value] = Object.values(columns(version));
  if (value === null) return nothing;
  const competing = [...effective.deciding(row.id, property), givenClaim(value, given)];
  const stands = undenied(inOrder(competing, property));
  return stands !== null && isSame(stands.value, value) ? columns(version) : nothing;
}

/** A row before any claim about a property was accepted. */
function givenVersion(property: string, versions: readonly Version[], claims: readonly Version[]) {
  const accepted = claims.filter((claim) => claim.property === property && claim.review === 'ACCEPTED');
  const first = Math.min(...accepted.map(({ from_recording }) => from_recording));
  return versions.filter(({ from_recording }) => from_recording < first).at(-1);
}

/** A value that a thing was given without a claim, as a time with its bounds, and the recording in which. */
export interface Given {
  value: unknown;
  earliest: string | null;
  latest: string | null;
  recording: number;
}

/** What a thing was given for a property that has a column, by the versions of its row. */
export function givenTo(
  table: Table,
  property: string,
  versions: readonly Version[],
  claims: readonly Version[],
): Given[] {
  const stored = STORED[table]?.find((each) => each.property === property && each.origin === 'given');
  const given = stored && givenVersion(property, versions, claims);
  if (!given) return [];
  const [value, earliest = null, latest = null] = Object.keys(stored.write(null)).map((name) => given[name]);
  return value === null ? [] : [{ value, earliest, latest, recording: given.from_recording }];
}

/**
 * Whether there is any claim about a property, of any date: then the value of the imported row is a claim
 * as well.
 */
const isClaimed = (row: Version, properties: readonly string[], effective: EffectiveClaims) =>
  effective.recorded(row.id).some((claim) => properties.includes(claim.row.property));

/** The term of a tenure, made of two claims, one about either end. */
function termOf(row: Version, { effective }: Hearing): Columns {
  if (effective.rowOf(row) && !isClaimed(row, ['term.start', 'term.end'], effective)) return {};
  const start = effective.standing(row.id, 'term.start');
  const end = effective.standing(row.id, 'term.end');
  const from = (start?.value ?? 'XXXX') as string;
  const earliest: string | null = start?.row.value_earliest ?? null;
  let to = (end?.value ?? '..') as string;
  let latest: string | null = end?.row.value_latest ?? null;
  // If both ends were moved in turn, saidBy may include the first move only.
  if (earliest !== null && latest !== null && latest < earliest) [to, latest] = ['XXXX', null];
  const side = (point: string) => (point.startsWith('XXXX') ? '' : point.replace(/(-XX)+$/, ''));
  const isOneDate = from === to && from !== '..';
  return {
    term_edtf: isOneDate ? from : `${side(from)}/${side(to)}`,
    term_earliest: earliest,
    term_latest: latest,
  };
}
