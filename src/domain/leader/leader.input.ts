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
@InputType({ description: 'Which leaders; operators that stand side by side must all hold.' })
export class LeaderFilter {
  @Field({
    nullable: true,
    description:
      'Occurs in one of their names, in any language; accents and case do not matter. Of nothing but blanks and punctuation, as when a search box was cleared, it leaves nothing out.',
  })
  text?: string;

  @Field(() => IDFilter, { nullable: true, description: 'Held an office of this country.' })
  country?: IDFilter;

  @Field(() => OfficeRoleFilter, { nullable: true, description: 'Held an office that amounts to this.' })
  role?: OfficeRoleFilter;

  @Field({
    nullable: true,
    description:
      'true: holds such an office at the time of the question; false: does not. With country and role, one and the same office.',
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
@InputType({ description: 'A person to record. Offices follow with createTenure.' })
export class CreateLeaderInput extends NewEntityInput {
  @Field(() => EdtfScalar, { nullable: true, description: 'Born: 1984-01-08, 1984?, 198X.' })
  born?: string | null;

  @Field(() => EdtfScalar, { nullable: true, description: 'Died; leave out for the living.' })
  died?: string | null;
}
