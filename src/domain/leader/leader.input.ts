import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { LeaderOrderField } from '../../api/enums';
import { IDFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';
import { OfficeRoleFilter } from '../tenure/tenure.input';
import { EdtfScalar } from '../../api/time/scalars';

/** Arguments of Query.leader: exactly one key. */
@ArgsType()
export class LeaderLookup {
  @Field(() => ID, { nullable: true, description: 'Global id: leader_7. Give exactly one of the two keys.' })
  id?: string;

  @Field({ nullable: true, description: 'Slug: kim-jong-un.' })
  slug?: string;
}

/** Filters leaders. */
@InputType({ description: 'Filters leaders. All conditions must hold.' })
export class LeaderFilter {
  @Field({
    nullable: true,
    description:
      'Text that occurs in one of their names, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.',
  })
  text?: string;

  @Field(() => IDFilter, { nullable: true, description: 'Has held an office of this country.' })
  country?: IDFilter;

  @Field(() => OfficeRoleFilter, { nullable: true, description: 'Has held an office with this function.' })
  role?: OfficeRoleFilter;

  @Field({
    nullable: true,
    description:
      'true: holds an office on the day in question; false: does not. Combined with country and role, all apply to the same office.',
  })
  inOffice?: boolean;
}

export type LeaderOrder = Order<LeaderOrderField>;
export const LeaderOrder = orderOf<LeaderOrderField>(LeaderOrderField, 'LeaderOrder');

export type LeaderConnectionArgs = ConnectionArgs<LeaderFilter, LeaderOrder>;
export const LeaderConnectionArgs = connectionArgs<LeaderFilter, LeaderOrder>(
  () => LeaderFilter,
  () => LeaderOrder,
  'by name',
);

/** Input of createLeader. */
@InputType({ description: 'A person to record. Add offices with createTenure.' })
export class CreateLeaderInput extends NewEntityInput {
  @Field(() => EdtfScalar, { nullable: true, description: 'Born: 1984-01-08, 1984?, 198X.' })
  born?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'Date of death; omit it for the living.' })
  died?: string | null;
}
