import { Field, InputType } from 'type-graphql';
import { EvidencedInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { OfficeRole } from '../../api/enums';
import { enumFilter, type EnumFilter, IDFilter, TimeFilter } from '../../api/filter';
import { Reference, Text } from '../../api/input-fields';
import { NullableField } from '../../api/nullable';
import { EdtfScalar } from '../../api/time/scalars';

export type OfficeRoleFilter = EnumFilter<OfficeRole>;
export const OfficeRoleFilter = enumFilter<OfficeRole>(OfficeRole, 'OfficeRoleFilter');

/** Filters tenures. */
@InputType({ description: 'Filters tenures. All conditions must hold.' })
export class TenureFilter {
  @NullableField(() => IDFilter, 'The country to which the office belongs.')
  country?: IDFilter;

  @NullableField(() => IDFilter, 'The holder of the office.')
  leader?: IDFilter;

  @NullableField(() => OfficeRoleFilter, 'The function of the office, independent of its title.')
  role?: OfficeRoleFilter;

  @NullableField(() => TimeFilter, 'The term overlaps this period.')
  term?: TimeFilter;

  @NullableField(() => Boolean, 'true: the end of the term is open; false: it has ended.')
  ongoing?: boolean;

  @NullableField(() => IDFilter, 'The data set from which it was imported.')
  dataset?: IDFilter;
}

export type TenureConnectionArgs = ConnectionArgs<TenureFilter>;
export const TenureConnectionArgs = connectionArgs('Tenure', TenureFilter, {
  description: 'The orders of tenures.',
  fields: {
    START: 'The earliest day on which the term may have begun.',
    END: 'The latest day on which the term may have ended.',
    OFFICE: 'The title of the office.',
  },
  byDefault: 'by start, latest first',
});

/** Input of createTenure. */
@InputType({
  description:
    'A tenure to record. Refused as CONFLICT if the same source already gives the same leader the same role in the same country for a term that certainly overlaps.',
})
export class CreateTenureInput extends EvidencedInput {
  @Reference('The leader, by global id or slug.')
  leader: string;

  @Reference('The country, by global id, slug or ISO 3166-1 alpha-3 code.')
  country: string;

  @Text(500, 'Title of the office in English, 1 to 500 characters: President.')
  office: string;

  @Field(() => OfficeRole, { description: 'The function of the office, independent of its title.' })
  role: OfficeRole;

  @Field(() => EdtfScalar, { description: 'The term, from start to end: 2011-12-17/.., 1994/2011-12.' })
  term: string;
}
