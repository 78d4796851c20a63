import {
  AttendanceStatus,
  EventStatus,
  EventType,
  ParticipationRole,
  ProtocolLevel,
  RelationshipStatus,
  type SubjectKind,
} from '../../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { OPEN, parseSpan, UNKNOWN } from './time/edtf';
import { spanColumns } from './time/span';
import type { ClaimSubjectKind } from './kinds';
import { groupBy } from './group-by';
import {
  attendanceColumns,
  enumColumn,
  numberColumn,
  placeColumns,
  quantityColumns,
  TERM_END,
  TERM_START,
  termColumns,
  textColumn,
  timeColumns,
  type Storage,
} from './storage';
import {
  code,
  edtf,
  enumOf,
  name,
  numberWithin,
  place,
  quantity,
  row,
  termEnd,
  termStart,
  text,
  type Shape,
} from './value-shapes';
import type { StandingOrder } from './what-stands';

/** Where a property has its value while no claim is about it. */
type Origin =
  /** In the imported row that created the fact. */
  | 'row'
  /** In the input that created the fact or thing. */
  | 'given'
  /** Nowhere: only claims have it. */
  | 'claims';

/** A property that can be claimed of a kind of subject, and how its value is stored. */
export interface Property {
  /** The name, or a prefix and <kebab-name>. */
  name: string;
  shape: Shape;
  order: StandingOrder;
  /** The columns of its value. Without it, the value is in claims alone, or in a table of its own. */
  storage?: Storage;
  origin: Origin;
  /** The value for unknown or open: a row with it makes no implicit claim. */
  blank?: string;
  /** The value while a denial leaves the property undecided; by default, the value without claims. */
  undecided?: string;
  /** It can have several values at once. */
  isMultiValued?: true;
  /** Only imports record claims about it. */
  byImport?: true;
  /** A value that only imports may claim, and the reason. */
  importOnly?: { value: string; why: string };
}

/** UNKNOWN can be the result of competing claims, but cannot be claimed. */
const UNDECIDED = {
  blank: 'UNKNOWN',
  undecided: 'UNKNOWN',
  importOnly: { value: 'UNKNOWN', why: 'UNKNOWN is the status while no claim decides it' },
} as const;

const KEBAB = '<kebab-name>';
const KEBAB_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_PROPERTY = 100;

/** The order by which claims about the property compete. */
export const orderOf = (property: string): StandingOrder => (property === 'status' ? 'ledger' : 'other');

const line = (
  name: string,
  shape: Shape,
  more: Partial<Omit<Property, 'name' | 'shape' | 'order'>> = {},
): Property => ({ name, shape, order: orderOf(name), origin: 'claims', ...more });

const multiValued = (name: string, shape: Shape = text): Property =>
  line(name, shape, { isMultiValued: true });
const record = line('record', row, { byImport: true });

const ofActor = (...own: Property[]): Property[] => [
  multiValued('name', name),
  multiValued('code', code),
  ...own,
  line(`first.${KEBAB}`, text),
  multiValued('intention'),
  multiValued('risk'),
  record,
];

const time = (of: string, { origin }: { origin: Origin }) =>
  line(of, edtf, { storage: timeColumns(of, null), origin });
const existed = line('existed', edtf, {
  storage: timeColumns('existed', null, { range: true }),
  origin: 'given',
});
const term = termColumns();

/** The whole vocabulary, and the only mapping of properties: a new property is one line. */
export const VOCABULARY: Readonly<Record<ClaimSubjectKind, readonly Property[]>> = {
  EVENT: [
    line('time', edtf, {
      storage: timeColumns('time', UNKNOWN, { range: true }),
      origin: 'row',
      blank: UNKNOWN,
    }),
    line('status', enumOf(EventStatus, ['UNKNOWN']), {
      storage: enumColumn('status', 'EventStatus', 'UNKNOWN'),
      origin: 'row',
      ...UNDECIDED,
    }),
    line('place', place, { storage: placeColumns(), origin: 'row' }),
    line('type', enumOf(EventType), {
      storage: enumColumn('type', 'EventType', 'OTHER'),
      origin: 'row',
      blank: 'OTHER',
    }),
    line(`quantity.${KEBAB}`, quantity, { storage: quantityColumns() }),
    multiValued('name', name),
    multiValued('code', code),
    line('occasion', text),
    multiValued('significance'),
    record,
  ],
  PARTICIPATION: [
    line('status', enumOf(AttendanceStatus, ['UNKNOWN']), {
      storage: attendanceColumns(),
      origin: 'row',
      ...UNDECIDED,
    }),
    line('level', enumOf(ProtocolLevel), {
      storage: enumColumn('level', 'ProtocolLevel', null),
      origin: 'row',
      blank: 'UNSPECIFIED',
    }),
    line('role', enumOf(ParticipationRole), {
      storage: enumColumn('role', 'ParticipationRole', 'PARTICIPANT'),
      origin: 'given',
    }),
    line('reason', text, { storage: textColumn('reason') }),
    record,
  ],
  RELATIONSHIP: [
    line('status', enumOf(RelationshipStatus, ['UNKNOWN']), {
      storage: enumColumn('status', 'RelationshipStatus', 'ACTIVE'),
      origin: 'row',
      ...UNDECIDED,
    }),
    line('valid', edtf, {
      storage: timeColumns('valid', UNKNOWN, { range: true }),
      origin: 'row',
      blank: UNKNOWN,
    }),
    line('polarity', numberWithin(-10, 10), { storage: numberColumn('polarity'), origin: 'row' }),
    line('reason', text, { storage: textColumn('reason') }),
    record,
  ],
  TENURE: [
    line(TERM_START, termStart, { storage: term, origin: 'row', blank: UNKNOWN }),
    line(TERM_END, termEnd, { storage: term, origin: 'row', blank: OPEN }),
    line('office', text, { storage: textColumn('office', ''), origin: 'row' }),
    record,
  ],
  LEADER: ofActor(time('born', { origin: 'given' }), time('died', { origin: 'given' })),
  COUNTRY: ofActor(line('capital', text, { storage: textColumn('capital'), origin: 'given' }), existed),
  ORGANIZATION: ofActor(existed),
};

/** A storage in the columns of a kind, with its properties. */
export interface StoredValue {
  storage: Storage;
  origin: Origin;
  properties: readonly Property[];
}

const storedValues = new Map(
  Object.entries(VOCABULARY).map(([kind, properties]) => [
    kind,
    [
      ...groupBy(
        properties.filter(({ storage }) => storage),
        ({ storage }) => storage as Storage,
      ),
    ]
      .filter(([{ field }]) => field !== 'quantity')
      .map(([storage, of]): StoredValue => ({ storage, origin: (of[0] as Property).origin, properties: of })),
  ]),
);

/** The storages in the columns of a kind. */
export const storedValuesOf = (kind: SubjectKind): readonly StoredValue[] => storedValues.get(kind) ?? [];

/** The storages of some properties of a kind. */
export const storedValuesAmong = (kind: SubjectKind, properties: readonly string[]): StoredValue[] =>
  storedValuesOf(kind).filter((each) => each.properties.some(({ name }) => properties.includes(name)));

const propertiesOf = (kind: SubjectKind): readonly Property[] =>
  kind in VOCABULARY ? VOCABULARY[kind as ClaimSubjectKind] : [];

/** Finds the line of the vocabulary for a property (`quantity.heads-of-state`), or null. */
export function findProperty(subjectKind: SubjectKind, property: string): Property | null {
  return propertiesOf(subjectKind).find(({ name }) => matches(name, property)) ?? null;
}

function matches(name: string, property: string): boolean {
  if (!name.endsWith(KEBAB)) return name === property;
  const prefix = name.slice(0, -KEBAB.length);
  return (
    property.startsWith(prefix) &&
    property.length <= MAX_PROPERTY &&
    KEBAB_PATTERN.test(property.slice(prefix.length))
  );
}

/**
 * Checks a claim against the vocabulary and returns its value, normalized; throws a Refusal INVALID at property or
 * value.
 */
export function checkClaim(claim: {
  subjectKind: SubjectKind;
  property: string;
  value: unknown;
  byImport?: boolean;
}): unknown {
  const property = findProperty(claim.subjectKind, claim.property);
  if (!property || (property.byImport && !claim.byImport))
    throw refuseProperty(claim.subjectKind, claim.property);
  const result = property.shape.schema.safeParse(claim.value);
  if (result.success) {
    const { importOnly } = property;
    if (!importOnly || importOnly.value !== result.data || claim.byImport) return result.data;
    throw new Refusal(UserErrorCode.INVALID, ['value'], `${importOnly.why}; claim ${property.shape.expects}`);
  }
  const faults = result.error.issues.map(({ path, message }) => [...path.map(String), message].join(': '));
  throw new Refusal(
    UserErrorCode.INVALID,
    ['value'],
    `${claim.property} takes ${property.shape.expects}. What is wrong: ${faults.join('; ')}`,
  );
}

function refuseProperty(subjectKind: SubjectKind, property: string): Refusal {
  const kind = `${/^[AEIOU]/.test(subjectKind) ? 'an' : 'a'} ${subjectKind.toLowerCase()}`;
  const claimable = propertiesOf(subjectKind)
    .filter(({ byImport }) => !byImport)
    .map(({ name }) => name);
  const allowed =
    claimable.length > 0
      ? `the properties of ${kind} are ${claimable.join(', ')}`
      : `no claims can be made about ${kind}`;
  const why =
    property === 'record' && claimable.length > 0
      ? 'comes only from an import'
      : `is not a property of ${kind}`;
  return new Refusal(
    UserErrorCode.INVALID,
    ['property'],
    `${property.slice(0, MAX_PROPERTY)} ${why}; ${allowed}`,
  );
}

/** The outer bounds of a claimed value that is a time; questions about other times compute with them. */
export function boundsOf(
  subjectKind: SubjectKind,
  property: string,
  value: unknown,
): { valueEarliest: Date | null; valueLatest: Date | null } {
  if (!findProperty(subjectKind, property)?.shape.isTime || value === OPEN)
    return { valueEarliest: null, valueLatest: null };
  const { valueEarliest, valueLatest } = spanColumns('value', parseSpan(value as string));
  return { valueEarliest, valueLatest };
}
