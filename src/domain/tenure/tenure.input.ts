import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EvidenceInput } from '../claim/evidence.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { OfficeRole, TenureOrderField } from '../../api/enums';
import { enumFilter, IDFilter, TimeFilter, type EnumFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';
import type { Relation } from '../../api/relation';
import { RetryableInput } from '../../api/retryable.input';
import { IsReference, IsText } from '../../api/validate';
import { EdtfScalar } from '../../api/time/scalars';

export type OfficeRoleFilter = EnumFilter<OfficeRole>;
export const OfficeRoleFilter = enumFilter<OfficeRole>(OfficeRole, 'OfficeRoleFilter');

/** Filters tenures. */
@InputType({ description: 'Which tenures; operators that stand side by side must all hold.' })
export class TenureFilter {
  @Field(() => IDFilter, { nullable: true, description: 'The country whose office it is.' })
  country?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: 'Who holds the office.' })
  leader?: IDFilter;

  @Field(() => OfficeRoleFilter, { nullable: true, description: 'What the office amounts to.' })
  role?: OfficeRoleFilter;

  @Field(() => TimeFilter, { nullable: true, description: 'The term overlaps this stretch of time.' })
  term?: TimeFilter;

  @Field({ nullable: true, description: 'true: the end of the term is open; false: it has ended.' })
  ongoing?: boolean;

  @Field(() => IDFilter, { nullable: true, description: 'The import that brought it.' })
  dataset?: IDFilter;
}

export type TenureOrder = Order<TenureOrderField>;
export const TenureOrder = orderOf<TenureOrderField>(TenureOrderField, 'TenureOrder');

export type TenureConnectionArgs = ConnectionArgs<TenureFilter, TenureOrder>;
export const TenureConnectionArgs = connectionArgs<TenureFilter, TenureOrder>(
  () => TenureFilter,
  () => TenureOrder,
  'by start, latest first',
);

/** Input of createTenure. */
@InputType({
  description:
    'A term of office to record. Refused as CONFLICT where the same source already has the same leader in the same role of the same country, and the terms certainly overlap.',
})
export class CreateTenureInput extends RetryableInput {
  @IsReference()
  @Field(() => ID, { description: 'The leader, by global id or slug.' })
  leader: string;

  @IsReference()
  @Field(() => ID, { description: 'The country, by global id, slug or ISO 3166-1 alpha-3.' })
  country: string;

  @IsText(500)
  @Field({ description: 'Title of the office in English, 1 to 500 characters: President.' })
  office: string;

  @Field(() => OfficeRole, { description: 'What the office amounts to, whatever its title.' })
  role: OfficeRole;

  @Field(() => EdtfScalar, { description: 'From when to when: 2011-12-17/.., 1994/2011-12.' })
  term: string;

  @ValidateNested()
  @Field(() => EvidenceInput, { description: 'Who says so, and where.' })
  evidence: Relation<EvidenceInput>;
}
