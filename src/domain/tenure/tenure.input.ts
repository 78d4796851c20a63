import { Field, InputType } from 'type-graphql';
import { EvidencedInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { OfficeRole } from '../../api/enums';
import { enumFilter, filterOf, IDFilter, TimeFilter } from '../../api/filter';
import { Reference, Text } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

export const OfficeRoleFilter = enumFilter(OfficeRole, 'OfficeRoleFilter');

/** Filters tenures. */
const TenureFilter = filterOf('TenureFilter', 'Filters tenures. All conditions must hold.', {
  country: [IDFilter, 'The country to which the office belongs.'],
  leader: [IDFilter, 'The holder of the office.'],
  role: [OfficeRoleFilter, 'The function of the office, independent of its title.'],
  term: [TimeFilter, 'The term overlaps this period.'],
  ongoing: [Boolean, 'true: the end of the term is open; false: it has ended.'],
  dataset: [IDFilter, 'The data set from which it was imported.'],
});

export type TenureConnectionArgs = ConnectionArgs;
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
