import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { AttendanceStatus, ParticipationRole, ProtocolLevel };

describeEnum(ParticipationRole, 'ParticipationRole', 'The role of a participant at an event.', {
  HOST: 'Receives the guests.',
  ORGANIZER: 'Organizes the event without being the host.',
  GUEST: 'Is invited.',
  PERFORMER: 'Marches, plays or shows something.',
  PARTICIPANT: 'Takes part on equal terms, as in a negotiation.',
  OBSERVER: 'Attends without taking part.',
  SOURCE: 'The actor of a coded event (CAMEO).',
  TARGET: 'The target of a coded event (CAMEO).',
  SUBJECT: 'The topic of the event; need not be present.',
});

describeEnum(
  ProtocolLevel,
  'ProtocolLevel',
  'The protocol rank of a representation, highest first; makes editions of a series comparable.',
  {
    HEAD_OF_STATE: 'The head of state, or a person received as one.',
    HEAD_OF_GOVERNMENT: 'The prime minister or chancellor.',
    DEPUTY_LEADER: 'A vice president or deputy prime minister.',
    MINISTER: 'A member of the government.',
    SENIOR_OFFICIAL: 'A senior official below minister, or of a party or parliament.',
    DELEGATION: 'A delegation or an ambassador, without a person of higher rank.',
    UNSPECIFIED: 'Represented at an unknown level.',
  },
);

describeEnum(
  AttendanceStatus,
  'AttendanceStatus',
  'The status of a participation: before the event the expectation, afterwards the outcome.',
  {
    INVITED: 'Invited; no answer is known.',
    POSSIBLE: 'May come.',
    EXPECTED: 'Will attend, according to others.',
    CONFIRMED: 'Will attend, according to the participant or the host.',
    DECLINED: 'Invited, and has declined.',
    NOT_EXPECTED: 'Will not attend, according to others.',
    WITHDRAWN: 'Had confirmed, and has withdrawn.',
    DELEGATED: 'Sent a representative. Can be claimed only once the event has begun.',
    ATTENDED: 'Was present. Can be claimed only once the event has begun.',
    ABSENT: 'Was not present, according to a source. Can be claimed only once the event has begun.',
    UNKNOWN: 'No claim decides it.',
  },
);
