import { Field, ObjectType } from 'type-graphql';
import { Claim } from '../../domain/claim/claim.type';
import { AttendanceStatus } from '../../api/enums';
import { describeEnum } from '../../api/enums/describe';
import { Event } from '../../domain/event/event.type';
import { Participant } from '../../domain/participation/participation.type';

/** Why somebody could be expected, or is known not to be there; the strongest first. */
export enum AbsenceBasis {
  RECORDED_ABSENT = 'RECORDED_ABSENT',
  DECLINED = 'DECLINED',
  NOT_EXPECTED = 'NOT_EXPECTED',
  ATTENDED_LAST_EDITION = 'ATTENDED_LAST_EDITION',
  MEMBER_OF_GROUP = 'MEMBER_OF_GROUP',
}

describeEnum(AbsenceBasis, 'AbsenceBasis', 'On what an absence rests; the strongest first.', {
  RECORDED_ABSENT: 'Recorded: the status that stands is ABSENT.',
  DECLINED: 'Recorded: the status that stands is DECLINED or WITHDRAWN.',
  NOT_EXPECTED: 'Recorded: the status that stands is NOT_EXPECTED.',
  ATTENDED_LAST_EDITION:
    'Not recorded: ATTENDED the edition before in the series, and here neither they nor the country they represented have a participation.',
  MEMBER_OF_GROUP:
    'Not recorded: belonged, at the time of the event, to a group that has a participation (as a member, or as a member of members up to three levels), and has none of its own.',
});

/** Somebody who could be expected and is not there. */
@ObjectType({
  description:
    'A participant who could be expected and is absent, and why. Not listed: who may be there in another role, or whose country may be represented by another person.',
})
export class Absence {
  @Field(() => Participant, { description: 'Who is not there. Each is listed once, by the strongest basis.' })
  participant: typeof Participant;

  @Field(() => AttendanceStatus, {
    description:
      'The status that stands; of a member of a group, that of the group; UNKNOWN where nothing is recorded.',
  })
  status: AttendanceStatus;

  @Field(() => AbsenceBasis, { description: 'On what it rests: a record, or an expectation.' })
  basis: AbsenceBasis;

  @Field(() => String, {
    nullable: true,
    description: 'The reason claimed for the participation (of a member: for its group); null if none is.',
  })
  reason?: string | null;

  @Field(() => Claim, {
    nullable: true,
    description: 'The claim that decides the status; null where nothing is recorded.',
  })
  claim?: Claim | null;
}

Field(() => [Absence], {
  description:
    "Who could be expected and is not there, and why, as the query absences lists them. 'Recorded absent' is never mixed up with 'not recorded'.",
})(Event.prototype, 'absences');
