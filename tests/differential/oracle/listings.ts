import type { FILTERS } from './filters';
import { byDay, byEnum, byNumber, byText, type Listing, type Order } from './pages';

const byRecording = byNumber(({ id }) => id);
const byLabel: Order = byText(({ folded_text }) => folded_text);

/** The listing of each type. */
export const LISTINGS: Readonly<Record<keyof typeof FILTERS, Omit<Listing, 'of'>>> = {
  Event: {
    usual: [{ field: 'TIME', direction: 'DESC' }],
    orders: () => ({
      TIME: byDay(({ time_earliest }) => time_earliest),
      GOLDSTEIN: byNumber(({ goldstein }) => goldstein),
      NAME: byLabel,
      RECORDED: byRecording,
    }),
  },
  Participation: {
    usual: [{ field: 'PROTOCOL', direction: 'ASC' }],
    orders: ({ database: { enums } }) => ({
      PROTOCOL: byEnum(enums.ProtocolLevel!, ({ level }) => level),
      STATUS: byEnum(enums.AttendanceStatus!, ({ status }) => status),
      NAME: byText(async ({ at, participant_id }) => (await at.thing(participant_id))!.folded_text),
    }),
  },
  Relationship: {
    usual: [{ field: 'START', direction: 'DESC' }],
    orders: ({ database: { enums } }) => ({
      START: byDay(({ valid_earliest }) => valid_earliest),
      END: byDay(({ valid_latest }) => valid_latest),
      TYPE: byEnum(enums.RelationshipType!, ({ type }) => type),
      RECORDED: byRecording,
    }),
  },
  Tenure: {
    usual: [{ field: 'START', direction: 'DESC' }],
    orders: () => ({
      START: byDay(({ term_earliest }) => term_earliest),
      END: byDay(({ term_latest }) => term_latest),
      OFFICE: byLabel,
    }),
  },
  Claim: {
    usual: [{ field: 'SAID', direction: 'DESC' }],
    orders: () => ({
      SAID: byDay(({ said_on }) => said_on),
      CONFIDENCE: byNumber(({ confidence }) => confidence),
      RECORDED: byNumber(({ recorded_in }) => recorded_in),
    }),
  },
  Country: {
    usual: [{ field: 'NAME', direction: 'ASC' }],
    orders: () => ({ NAME: byLabel, ISO3: byText(({ iso3 }) => iso3) }),
  },
  Leader: { usual: [{ field: 'NAME', direction: 'ASC' }], orders: () => ({ NAME: byLabel }) },
  Organization: { usual: [{ field: 'NAME', direction: 'ASC' }], orders: () => ({ NAME: byLabel }) },
  Dispute: {
    usual: [
      { field: 'SAID', direction: 'DESC' },
      { field: 'SUBJECT', direction: 'DESC' },
      { field: 'PROPERTY', direction: 'DESC' },
    ],
    orders: () => ({
      SAID: byDay(({ said_on }) => said_on),
      SUBJECT: byNumber(({ subject_id }) => subject_id),
      PROPERTY: byText(({ property }) => property),
    }),
    // Empty of a property that can have one value only.
    id: { key: ({ value_key }) => value_key as string, read: String },
  },
  Source: { usual: [{ field: 'RECORDED', direction: 'DESC' }], orders: () => ({ RECORDED: byRecording }) },
};
