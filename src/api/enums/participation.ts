import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { AttendanceStatus, ParticipationRole, ProtocolLevel };

describeEnum(ParticipationRole, 'ParticipationRole', 'In what part somebody is there.', {
  HOST: 'Receives the others.',
  ORGANIZER: 'Arranges it, without being the host.',
  GUEST: 'Is invited.',
  PERFORMER: 'Marches, plays or shows something.',
  PARTICIPANT: 'Takes part on equal terms, as in a negotiation.',
  OBSERVER: 'Watches, without a say.',
  SOURCE: 'In a coded event (CAMEO): who acts.',
  TARGET: 'In a coded event (CAMEO): who is acted upon.',
  SUBJECT: 'Is what it is about, without having to be there.',
});

describeEnum(
  ProtocolLevel,
  'ProtocolLevel',
  'Protocol rank of a representation, highest first, so that editions can be compared.',
  {
    HEAD_OF_STATE: 'The head of state, or who is received as one.',
    HEAD_OF_GOVERNMENT: 'The prime minister or chancellor.',
    DEPUTY_LEADER: 'A vice president or deputy prime minister.',
    MINISTER: 'A member of the government.',
    SENIOR_OFFICIAL: 'A high official below minister, or of a party or parliament.',
    DELEGATION: 'A delegation or ambassador, nobody of rank named.',
    UNSPECIFIED: 'Represented, nobody says by whom.',
  },
);

describeEnum(
  AttendanceStatus,
  'AttendanceStatus',
  'Where a participant stands: before the event what is expected, afterwards what came of it.',
  {
    INVITED: 'Was asked to come; no answer is known.',
    POSSIBLE: 'May come.',
    EXPECTED: 'Will come, by what others say.',
    CONFIRMED: 'Will come, by their own word or the host’s.',
    DECLINED: 'Was invited and said no.',
    NOT_EXPECTED: 'Will not come, by what others say.',
    WITHDRAWN: 'Had confirmed, and took it back.',
    DELEGATED: 'Sent somebody else. Needs an event that has begun.',
    ATTENDED: 'Was there. Needs an event that has begun.',
    ABSENT: 'Was not there, and somebody recorded it. Needs an event that has begun.',
    UNKNOWN: 'No claim decides it.',
  },
);
