import { Field, ObjectType } from 'type-graphql';
import { Claim } from '../../domain/claim/claim.type';
import { AttendanceStatus } from '../../api/enums';
import { defineEnum, type ValueOf } from '../../api/enums/describe';
import { Event } from '../../domain/event/event.type';
import { Participant } from '../../domain/participation/participation.type';
import { NullableField } from '../../api/nullable';

/** Why a participant could be expected, or is known to be absent; the strongest first. */
export const AbsenceBasis = defineEnum('AbsenceBasis', 'The basis of an absence; the strongest first.', {
  RECORDED_ABSENT: 'Recorded: the current status is ABSENT.',
  DECLINED: 'Recorded: the current status is DECLINED or WITHDRAWN.',
  NOT_EXPECTED: 'Recorded: the current status is NOT_EXPECTED.',
  ATTENDED_LAST_EDITION:
    'Not recorded: ATTENDED the preceding edition of the series, and has no participation in this one, nor has the country represented.',
  MEMBER_OF_GROUP:
    'Not recorded: was a member, at the time of the event, of a group that has a participation (directly or through up to three levels of membership), and has none of its own.',
});
export type AbsenceBasis = ValueOf<typeof AbsenceBasis>;

@ObjectType({
  description:
    'A participant who could be expected and is absent, and why. Not listed: participants who may be there in another role, or whose country may be represented by another person.',
})
export class Absence {
  @Field(() => Participant, {
    description: 'The absent participant, listed once, under the strongest basis.',
  })
  participant: typeof Participant;

  @Field(() => AttendanceStatus, {
    description:
      'The current status; for a member of a group, that of the group; UNKNOWN if nothing is recorded.',
  })
  status: AttendanceStatus;

  @Field(() => AbsenceBasis, { description: 'The basis: a record, or an expectation.' })
  basis: AbsenceBasis;

  @NullableField(
    () => String,
    'The reason claimed for the participation (for a member: that of the group); null if there is none.',
  )
  reason?: string | null;

  @NullableField(() => Claim, 'The claim that decides the status; null if nothing is recorded.')
  claim?: Claim | null;
}

Field(() => [Absence], {
  description:
    "Who could be expected and is not there, and why, as the query absences lists them. 'Recorded absent' is never mixed up with 'not recorded'.",
})(Event.prototype, 'absences');
