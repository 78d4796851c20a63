import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../../../api/enums/participation';
import { Modality, type Stance } from '../../../../api/enums/evidence';
import { NameKind } from '../../../../api/enums/entity';

/** A field of a form that becomes an input of a mutation. */
export interface Field {
  /** The path in the input, as userErrors name it: evidence.statement. */
  readonly name: string;
  readonly label: string;
  readonly isRequired?: true;
  /** A choice among these; the first is chosen unless the field may be empty. */
  readonly choices?: readonly string[];
  /** How the text becomes JSON; as a string if omitted. */
  readonly as?: 'number' | 'json';
  readonly isLong?: true;
  /** An example, or what is taken if it is left empty. */
  readonly hint?: string;
  /** The kind of suggestions while one types. */
  readonly suggests?: 'things' | 'properties';
}

/** A form for one mutation. */
export interface FormDefinition {
  readonly mutation: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

const statuses = Object.values(AttendanceStatus).filter((status) => status !== 'UNKNOWN');

/** What stands behind a statement, the same in every form. */
const EVIDENCE: readonly Field[] = [
  { name: 'evidence.statement', label: 'Statement, as one sentence', isRequired: true, isLong: true },
  { name: 'evidence.modality', label: 'How surely', choices: Object.values(Modality) },
  { name: 'evidence.speaker', label: 'Speaker', hint: 'empty: the source itself', suggests: 'things' },
  { name: 'evidence.saidAt', label: 'Said on', hint: '2025-08-28, 2025-08' },
  { name: 'evidence.quote', label: 'Quote', isLong: true },
  { name: 'evidence.locator', label: 'Where in the source', hint: 'para 3' },
  { name: 'evidence.confidence', label: 'Confidence', as: 'number', hint: '0 to 100' },
  { name: 'evidence.condition', label: 'Condition', hint: 'for what is hypothetical' },
  { name: 'evidence.source', label: 'Source by its id', hint: 'source_12' },
  { name: 'source.title', label: 'Or a new source: title' },
  { name: 'source.publisher', label: 'Publisher' },
  { name: 'source.url', label: 'Address', hint: 'https://…' },
  { name: 'source.publishedAt', label: 'Published on', hint: '2025-08-28' },
];

export const PARTICIPATION: FormDefinition = {
  mutation: 'recordParticipation',
  title: 'A participation',
  fields: [
    { name: 'participant', label: 'Who', isRequired: true, suggests: 'things' },
    {
      name: 'role',
      label: 'Role',
      choices: ['GUEST', ...Object.values(ParticipationRole).filter((role) => role !== 'GUEST')],
    },
    { name: 'status', label: 'Status', choices: statuses },
    { name: 'level', label: 'Rank', choices: ['', ...Object.values(ProtocolLevel)] },
    { name: 'country', label: 'For the country', hint: 'empty: their own', suggests: 'things' },
    ...EVIDENCE,
  ],
};

export const CLAIM: FormDefinition = {
  mutation: 'recordClaim',
  title: 'A claim',
  fields: [
    { name: 'property', label: 'Property', isRequired: true, suggests: 'properties' },
    { name: 'value', label: 'Value', isRequired: true, as: 'json', hint: 'a code, a text, a date, or JSON' },
    { name: 'stance', label: 'Stance', choices: ['SUPPORTS', 'DISPUTES'] satisfies Stance[] },
    ...EVIDENCE,
  ],
};

export const NAME: FormDefinition = {
  mutation: 'recordClaim',
  title: 'A name',
  fields: [
    { name: 'value.value', label: 'Name', isRequired: true },
    { name: 'value.language', label: 'Language', isRequired: true, hint: 'en, ko, zh' },
    { name: 'value.kind', label: 'Kind', choices: Object.values(NameKind) },
    ...EVIDENCE,
  ],
};

/** Every form for editors. */
export const FORMS: readonly FormDefinition[] = [PARTICIPATION, CLAIM, NAME];
