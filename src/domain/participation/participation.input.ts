import { Field, InputType } from 'type-graphql';
import { EvidencedInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { AttendanceStatus, ParticipationRole, ProtocolLevel } from '../../api/enums';
import { enumFilter, filterOf, IDFilter } from '../../api/filter';
import { OptionalReference, Reference } from '../../api/validate';
import { NullableField } from '../../api/nullable';

/** Filters participations. */
const ParticipationFilter = filterOf(
  'ParticipationFilter',
  'Filters participations. All conditions must hold for the same participation.',
  {
    role: [
      enumFilter(ParticipationRole, 'ParticipationRoleFilter'),
      'The role: host, guest, observer and so on.',
    ],
    status: [enumFilter(AttendanceStatus, 'AttendanceStatusFilter'), 'The current status.'],
    participant: [IDFilter, 'The participant: this very person, body or country.'],
    country: [IDFilter, 'The country represented.'],
    level: [enumFilter(ProtocolLevel, 'ProtocolLevelFilter'), 'Protocol rank of the representation.'],
  },
);

/** Filters events by their participations. */
export const ParticipationMatch = filterOf('ParticipationMatch', 'Filters events by their participations.', {
  some: [ParticipationFilter, 'At least one participation matches this filter.'],
  none: [ParticipationFilter, 'No participation matches this filter.'],
});

export type ParticipationConnectionArgs = ConnectionArgs;
export const ParticipationConnectionArgs = connectionArgs('Participation', ParticipationFilter, {
  description: 'The orders of participations.',
  fields: {
    PROTOCOL: 'Protocol level; ascending puts heads of state first.',
    NAME: "The participant's English common name.",
    STATUS: 'The status, in the order of the values of AttendanceStatus.',
  },
  byDefault: 'by protocol level, heads of state first',
});

/** Input of recordParticipation. */
@InputType({ description: 'A participant of an event to record, with the evidence.' })
export class RecordParticipationInput extends EvidencedInput {
  @Reference('The event, by global id or slug.')
  event: string;

  @Reference('Country, leader or organization, by global id, slug or ISO 3166-1 alpha-3 code.')
  participant: string;

  @OptionalReference(
    'The country represented. If omitted: that of an existing participation; otherwise the participant itself if it is a country, the only country that a leader led at the time of the event, or the country to which an organization belongs.',
  )
  country?: string | null;

  @Field(() => ParticipationRole, { description: 'The role: host, guest, observer and so on.' })
  role: ParticipationRole;

  @NullableField(() => ProtocolLevel, 'Protocol rank of the representation; omit it if unknown.')
  level?: ProtocolLevel | null;

  @Field(() => AttendanceStatus, {
    description:
      'The status claimed. ATTENDED, ABSENT and DELEGATED require an event that has begun by evidence.saidAt.',
  })
  status: AttendanceStatus;
}
