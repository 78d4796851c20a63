import { InputType } from 'type-graphql';
import { NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs, keyArgs, type KeyArgs } from '../../api/args';
import { ENGLISH_NAME } from '../../api/order';
import { filterOf, IDFilter, textIn } from '../../api/filter';
import { OfficeRoleFilter } from '../tenure/tenure.input';
import { NullableField } from '../../api/nullable';
import { EdtfScalar } from '../../api/time/scalars';

/** Arguments of Query.leader: exactly one key. */
export type LeaderLookup = KeyArgs<'id' | 'slug'>;
export const LeaderLookup = keyArgs({
  id: 'Global id: leader_7. Give exactly one of the two keys.',
  slug: 'Slug: kim-jong-un.',
});

/** Filters leaders. */
const LeaderFilter = filterOf('LeaderFilter', 'Filters leaders. All conditions must hold.', {
  text: textIn('one of their names'),
  country: [IDFilter, 'Has held an office of this country.'],
  role: [OfficeRoleFilter, 'Has held an office with this function.'],
  inOffice: [
    Boolean,
    'true: holds an office on the day in question; false: does not. Combined with country and role, all apply to the same office.',
  ],
});

export type LeaderConnectionArgs = ConnectionArgs;
export const LeaderConnectionArgs = connectionArgs('Leader', LeaderFilter, {
  description: 'The orders of leaders.',
  fields: {
    NAME: ENGLISH_NAME,
  },
  byDefault: 'by name',
});

/** Input of createLeader. */
@InputType({ description: 'A person to record. Add offices with createTenure.' })
export class CreateLeaderInput extends NewEntityInput {
  @NullableField(() => EdtfScalar, 'Born: 1984-01-08, 1984?, 198X.')
  born?: string | null;

  @NullableField(() => EdtfScalar, 'Date of death; omit it for the living.')
  died?: string | null;
}
