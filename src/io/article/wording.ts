import type { EventType } from '../../generated/prisma/enums';
import type { Frame } from './frame';

/** Each type as a verb in the third person, for labels of our own. */
const DEEDS: Readonly<Record<EventType, string>> = {
  AGREE: 'makes a promise to',
  CONSULT: 'talks with',
  SUPPORT: 'supports',
  CONCEDE: 'makes a concession to',
  COOPERATE: 'cooperates with',
  AID: 'gives aid to',
  RETREAT: 'yields to',
  REQUEST: 'makes a request of',
  ACCUSE: 'accuses',
  REJECT: 'turns down',
  THREATEN: 'threatens',
  PROTEST: 'protests against',
  SANCTION: 'imposes sanctions on',
  MOBILIZE: 'mobilizes against',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
  CEREMONY: 'holds a ceremony with',
  STATEMENT: 'makes a statement to',
  OTHER: 'acts towards',
};

const listed = (names: readonly string[]) =>
  new Intl.ListFormat('en').format(names.filter((name) => name !== ''));

/** The label of a deed in our own words: "Iran accuses Iraq". */
export const labelOfDeed = (
  type: EventType,
  sources: readonly string[],
  targets: readonly string[],
): string => [listed(sources) || 'Somebody', DEEDS[type], listed(targets) || 'others'].join(' ');

const wordsOf = (value: unknown): string =>
  typeof value === 'string'
    ? /^[A-Z_]+$/.test(value)
      ? value.toLowerCase().replaceAll('_', ' ')
      : value
    : quantityWords(value as Record<string, unknown>);

function quantityWords(value: Record<string, unknown>): string {
  if ('name' in value) return String(value.name);
  const about = value.approximate ? 'about ' : '';
  const unit = value.unit ? ` ${String(value.unit)}` : '';
  if (value.value !== undefined) return `${about}${String(value.value)}${unit}`;
  if (value.low !== undefined && value.high !== undefined)
    return `${String(value.low)} to ${String(value.high)}${unit}`;
  return value.low !== undefined
    ? `at least ${String(value.low)}${unit}`
    : `at most ${String(value.high)}${unit}`;
}

/** A draft as one short sentence of our own. */
export function statementOf({
  frame,
  property,
  value,
}: {
  frame: Frame;
  property: string;
  value: unknown;
  reference: string;
}): string {
  const of = subjectWords(frame);
  const said = wordsOf(value);
  const name = property
    .replace(/^quantity\./, 'number of ')
    .replace(/^first\./, 'first ')
    .replaceAll('-', ' ');
  return `${of}: ${name} is ${said}.`.replace(/\s+/g, ' ').slice(0, 500);
}

function subjectWords(frame: Frame): string {
  switch (frame.kind) {
    case 'deed':
      return labelOfDeed(
        frame.type,
        frame.sources.map(({ thing, country }) => (thing ?? country)?.label ?? ''),
        frame.targets.map(({ thing, country }) => (thing ?? country)?.label ?? ''),
      );
    case 'event':
      return 'The event';
    case 'attendance':
      return `${frame.participant.thing?.label ?? 'The participant'} at the event`;
    case 'relation':
      return `${frame.type.toLowerCase().replaceAll('_', ' ')} of ${frame.subject.thing?.label ?? ''} and ${frame.object.thing?.label ?? ''}`;
    case 'tenure':
      return `${frame.leader.thing?.label ?? ''} in ${frame.country.label}`;
    case 'actor':
      return frame.subject.thing?.label ?? '';
  }
}
