import {
  AttendanceStatus,
  EventStatus,
  EventType,
  ParticipationRole,
  ProtocolLevel,
  RelationshipStatus,
  type SubjectKind,
} from '../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../platform/errors';
import { OPEN, parseSpan } from '../time/edtf';
import { spanColumns } from '../time/span';
import {
  edtf,
  enumOf,
  numberWithin,
  place,
  quantity,
  row,
  termEnd,
  termStart,
  text,
  type PlaceValue,
  type QuantityValue,
  type Shape,
} from './value-shapes';
import type { StandingOrder } from './what-stands';

type Columns = Record<string, unknown>;

/** What can be said of a subject of some kind, and what follows from it. */
export interface Property {
  /** The name, or with a <kebab-name> after the dot. */
  name: string;
  shape: Shape;
  order: StandingOrder;
  /** Only an import may say it. */
  byImport?: true;
  /** A value that only an import may give, and why. */
  unsaid?: { value: string; why: string };
  /** The columns of the fact that the standing value settles; without it, none. */
  settles?: (value: never) => Columns;
  /** Those columns while no claim stands. */
  fallback?: Columns;
}

const KEBAB = '<kebab-name>';
const KEBAB_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_PROPERTY = 100;

/** By which order the claims about a property compete. */
export const orderOf = (property: string): StandingOrder => (property === 'status' ? 'ledger' : 'other');

const line = <Value>(
  name: string,
  shape: Shape<Value>,
  settles?: (value: Value) => Columns,
  fallback?: Columns,
): Property => ({
  name,
  shape,
  order: orderOf(name),
  ...(settles && { settles, fallback: fallback ?? {} }),
});

const column = (name: string) => (value: unknown) => ({ [name]: value });
const span = (name: string) => (value: string) => spanColumns(name, parseSpan(value));
const noSpan = (name: string) => ({
  [`${name}Edtf`]: null,
  [`${name}Earliest`]: null,
  [`${name}Latest`]: null,
});

const record: Property = { name: 'record', shape: row, order: 'other', byImport: true };

const attendance: Property = {
  ...line('status', enumOf(AttendanceStatus, ['UNKNOWN']), column('status'), { status: 'UNKNOWN' }),
  unsaid: { value: 'UNKNOWN', why: 'UNKNOWN is what a status is while no claim decides it' },
};

const ofEntity = (...own: Property[]): Property[] => [
  line('name', text),
  ...own,
  line(`first.${KEBAB}`, text),
  line('intention', text),
  line('risk', text),
  record,
];

const settlePlace = ({ name, latitude, longitude, precision }: PlaceValue) => ({
  placeName: name,
  latitude: latitude ?? null,
  longitude: longitude ?? null,
  placePrecision: precision,
});
const noPlace = {
  placeName: null,
  placeCountryId: null,
  latitude: null,
  longitude: null,
  placePrecision: 'UNKNOWN',
};

const settleQuantity = ({ value, low, high, unit, approximate }: QuantityValue) => ({
  value: value ?? null,
  low: low ?? null,
  high: high ?? null,
  unit: unit ?? null,
  approximate: approximate ?? false,
});

/**
 * The whole vocabulary; adding a property is one line. An end of a term settles nothing by itself: joinSpan makes the
 * term of both. A place's country is for whoever can look it up.
 */
export const VOCABULARY: Partial<Record<SubjectKind, readonly Property[]>> = {
  EVENT: [
    line('time', edtf, span('time'), span('time')('XXXX')),
    line('status', enumOf(EventStatus), column('status'), { status: EventStatus.SCHEDULED }),
    line('place', place, settlePlace, noPlace),
    line('type', enumOf(EventType), column('type'), { type: EventType.OTHER }),
    line(`quantity.${KEBAB}`, quantity, settleQuantity),
    line('occasion', text),
    line('significance', text),
    record,
  ],
  PARTICIPATION: [
    attendance,
    line('level', enumOf(ProtocolLevel), column('level'), { level: null }),
    line('role', enumOf(ParticipationRole), column('role'), { role: ParticipationRole.PARTICIPANT }),
    line('reason', text, column('reason'), { reason: null }),
    record,
  ],
  RELATIONSHIP: [
    line('status', enumOf(RelationshipStatus), column('status'), { status: RelationshipStatus.ACTIVE }),
    line('valid', edtf, span('valid'), span('valid')('XXXX')),
    line('polarity', numberWithin(-10, 10), column('polarity'), { polarity: null }),
    line('reason', text, column('reason'), { reason: null }),
    record,
  ],
  TENURE: [
    line('term.start', termStart),
    line('term.end', termEnd),
    line('office', text, column('office'), { office: '' }),
    record,
  ],
  LEADER: ofEntity(
    line('born', edtf, span('born'), noSpan('born')),
    line('died', edtf, span('died'), noSpan('died')),
  ),
  COUNTRY: ofEntity(line('capital', text, column('capital'), { capital: null })),
  ORGANIZATION: ofEntity(),
};

/** The line of the vocabulary for a property as it is spoken of (`quantity.heads-of-state`), or null. */
export function findProperty(subjectKind: SubjectKind, property: string): Property | null {
  return VOCABULARY[subjectKind]?.find(({ name }) => matches(name, property)) ?? null;
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
  const sayable = (VOCABULARY[subjectKind] ?? []).filter(({ byImport }) => !byImport).map(({ name }) => name);
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

/** The columns of the fact, as Prisma names them, for the value that stands about a property; null where none stands. */
export function settledColumns(subjectKind: SubjectKind, property: string, value: unknown): Columns {
  const { settles, fallback } = findProperty(subjectKind, property) ?? {};
  if (value === null) return fallback ?? {};
  return settles?.(value as never) ?? {};
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
