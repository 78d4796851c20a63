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

/** Where a fact has the value of a property while nobody claims it. */
type Origin =
  /** In the imported row from which the fact came. */
  | 'row'
  /** In what it was created with. */
  | 'given'
  /** Nowhere: only claims say it. */
  | 'claims';

/** What can be said of a subject of some kind, and how what stands of it is kept. */
export interface Property {
  /** The name, or with a <kebab-name> after the dot. */
  name: string;
  shape: Shape;
  order: StandingOrder;
  /** Where its value is kept; without it, only claims have it, or it has rows of its own. */
  storage?: Storage;
  origin: Origin;
  /** The value that says that nothing is known, or that something goes on: a row that has it need not say it. */
  blank?: string;
  /** The value while a denial leaves it undecided; without it, what it is while nothing is claimed. */
  undecided?: string;
  /** Several values can stand beside each other. */
  several?: true;
  /** Only an import may say it. */
  byImport?: true;
  /** A value that only an import may give, and why. */
  unsaid?: { value: string; why: string };
}

/** A status of which only what stands can come to nothing, and no claim. */
const UNDECIDED = {
  blank: 'UNKNOWN',
  undecided: 'UNKNOWN',
  unsaid: { value: 'UNKNOWN', why: 'UNKNOWN is what a status is while no claim decides it' },
} as const;

const KEBAB = '<kebab-name>';
const KEBAB_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_PROPERTY = 100;

/** By which order the claims about a property compete. */
export const orderOf = (property: string): StandingOrder => (property === 'status' ? 'ledger' : 'other');

const line = (
  name: string,
  shape: Shape,
  more: Partial<Omit<Property, 'name' | 'shape' | 'order'>> = {},
): Property => ({ name, shape, order: orderOf(name), origin: 'claims', ...more });

const several = (name: string, shape: Shape = text): Property => line(name, shape, { several: true });
const record = line('record', row, { byImport: true });

const ofActor = (...own: Property[]): Property[] => [
  several('name', name),
  several('code', code),
  ...own,
  line(`first.${KEBAB}`, text),
  several('intention'),
  several('risk'),
  record,
];

const time = (of: string, { origin }: { origin: Origin }) =>
  line(of, edtf, { storage: timeColumns(of, null), origin });
const existed = line('existed', edtf, {
  storage: timeColumns('existed', null, { range: true }),
  origin: 'given',
});
const term = termColumns();

/** The whole vocabulary, and the only place that knows of a property: adding one is one line. */
export const VOCABULARY: Readonly<Record<ClaimSubjectKind, readonly Property[]>> = {
  EVENT: [
    line('time', edtf, {
      storage: timeColumns('time', UNKNOWN, { range: true }),
      origin: 'row',
      blank: UNKNOWN,
    }),
    line('status', enumOf(EventStatus, ['UNKNOWN']), {
      storage: enumColumn('status', 'EventStatus', 'SCHEDULED'),
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
    several('name', name),
    several('code', code),
    line('occasion', text),
    several('significance'),
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

/** What of a kind is kept in columns of its own table, each storage once, with its properties. */
export interface Kept {
  storage: Storage;
  origin: Origin;
  properties: readonly Property[];
}

const kept = new Map(
  Object.entries(VOCABULARY).map(([kind, properties]) => [
    kind,
    [
      ...groupBy(
        properties.filter(({ storage }) => storage),
        ({ storage }) => storage as Storage,
      ),
    ]
      .filter(([{ field }]) => field !== 'quantity')
      .map(([storage, of]): Kept => ({ storage, origin: (of[0] as Property).origin, properties: of })),
  ]),
);

/** What of a kind is kept in columns of its own table. */
export const keptOf = (kind: SubjectKind): readonly Kept[] => kept.get(kind) ?? [];

/** Of several properties, what is kept of them. */
export const keptAmong = (kind: SubjectKind, properties: readonly string[]): Kept[] =>
  keptOf(kind).filter((each) => each.properties.some(({ name }) => properties.includes(name)));

const propertiesOf = (kind: SubjectKind): readonly Property[] =>
  kind in VOCABULARY ? VOCABULARY[kind as ClaimSubjectKind] : [];

/** The line of the vocabulary for a property as it is spoken of (`quantity.heads-of-state`), or null. */
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

/** Checks what a claim says against the vocabulary and gives the value normalised; throws Refusal INVALID on property or value. */
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
    const { unsaid } = property;
    if (!unsaid || unsaid.value !== result.data || claim.byImport) return result.data;
    throw new Refusal(UserErrorCode.INVALID, ['value'], `${unsaid.why}; say ${property.shape.says}`);
  }
  const faults = result.error.issues.map(({ path, message }) => [...path.map(String), message].join(': '));
  throw new Refusal(
    UserErrorCode.INVALID,
    ['value'],
    `${claim.property} takes ${property.shape.says}. What is wrong: ${faults.join('; ')}`,
  );
}

function refuseProperty(subjectKind: SubjectKind, property: string): Refusal {
  const kind = `${/^[AEIOU]/.test(subjectKind) ? 'an' : 'a'} ${subjectKind.toLowerCase()}`;
  const sayable = propertiesOf(subjectKind)
    .filter(({ byImport }) => !byImport)
    .map(({ name }) => name);
  const allowed =
    sayable.length > 0
      ? `of ${kind} can be said: ${sayable.join(', ')}`
      : `nothing can be claimed of ${kind}`;
  const why =
    property === 'record' && sayable.length > 0 ? 'comes only from an import' : 'is no property here';
  return new Refusal(
    UserErrorCode.INVALID,
    ['property'],
    `${property.slice(0, MAX_PROPERTY)} ${why}; ${allowed}`,
  );
}

/** The outer bounds of what a claim says, where that is a time: questions about the past compute with them. */
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
