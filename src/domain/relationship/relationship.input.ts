import { IsOptional } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';
import { EvidencedInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { RECORDING } from '../../api/order';
import { RelationshipStatus, RelationshipType } from '../../api/enums';
import { combinable, enumFilter, filterOf, IDFilter, SetFilter, TimeFilter } from '../../api/filter';
import { NullableField } from '../../api/nullable';
import { OptionalText, Reference } from '../../api/input-fields';
import { IsBetween } from '../../engine/write/validate';
import { EdtfScalar } from '../../api/time/scalars';

/** Filters relationships. */
const RelationshipFilter = combinable(
  filterOf('RelationshipFilter', 'Filters relationships. All conditions must hold.', {
    type: [enumFilter(RelationshipType, 'RelationshipTypeFilter'), 'The type of the relationship.'],
    status: [
      enumFilter(RelationshipStatus, 'RelationshipStatusFilter'),
      'Whether it is in force, proposed or over.',
    ],
    valid: [TimeFilter, 'The relationship was in force at some time in this period.'],
    between: [
      SetFilter,
      'all: each of these is at one end, so two identify a pair; any: one of these is at either end. includeMembers: also a group of which they are members.',
    ],
    dataset: [IDFilter, 'The data set from which it was imported.'],
  }),
);

export type RelationshipConnectionArgs = ConnectionArgs;
export const RelationshipConnectionArgs = connectionArgs('Relationship', RelationshipFilter, {
  description: 'The orders of relationships.',
  fields: {
    START: 'The earliest day on which it may have begun.',
    END: 'The latest day on which it may have ended.',
    TYPE: 'The type, in the order of the values of RelationshipType.',
    RECORDED: RECORDING,
  },
  byDefault: 'by start, latest first',
});

/** Input of createRelationship. */
@InputType({ description: 'A relationship to record, with the evidence.' })
export class CreateRelationshipInput extends EvidencedInput {
  @Reference(
    'The country, leader or organization from which it is directed, by global id, slug or ISO 3166-1 alpha-3 code. For an undirected type: either end.',
  )
  subject: string;

  @Reference('The end to which it is directed; different from the subject.')
  object: string;

  @Field(() => RelationshipType, {
    description: 'The type of the relationship, which also determines whether it is directed.',
  })
  type: RelationshipType;

  @Field(() => RelationshipStatus, {
    description: 'Whether it is in force, proposed or over; ACTIVE if omitted.',
  })
  status: RelationshipStatus = RelationshipStatus.ACTIVE;

  @NullableField(
    () => EdtfScalar,
    'The period for which it is in force: 1961-07-11/.., ../2003. Unknown if omitted.',
  )
  valid?: string | null;

  @IsOptional()
  @IsBetween(-10, 10)
  @NullableField(() => Float, '-10 (hostile) to 10 (friendly); omit it if no source gives one.')
  polarity?: number | null;

  @OptionalText(5000, 'A description in one sentence of English, up to 5000 characters.')
  summary?: string | null;
}
