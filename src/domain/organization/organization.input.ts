import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs } from '../../api/args';
import { OrganizationKind, OrganizationOrderField } from '../../api/enums';
import { enumFilter, IDFilter, type EnumFilter } from '../../api/filter';
import { orderOf, type Order } from '../../api/order';
import { IsReference } from '../../api/validate';

/** Arguments of Query.organization: exactly one key. */
@ArgsType()
export class OrganizationLookup {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id: organization_5. Give exactly one of the two keys.',
  })
  id?: string;

  @Field({ nullable: true, description: 'Slug: western-leaders.' })
  slug?: string;
}

export type OrganizationKindFilter = EnumFilter<OrganizationKind>;
export const OrganizationKindFilter = enumFilter<OrganizationKind>(
  OrganizationKind,
  'OrganizationKindFilter',
);

/** Filters organizations. */
@InputType({ description: 'Which organizations; operators that stand side by side must all hold.' })
export class OrganizationFilter {
  @Field({
    nullable: true,
    description:
      'Occurs in one of its names, in any language; accents and case do not matter. Of nothing but blanks and punctuation, as when a search box was cleared, it leaves nothing out.',
  })
  text?: string;

  @Field(() => OrganizationKindFilter, { nullable: true, description: 'What sort of body it is.' })
  kind?: OrganizationKindFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The country that it belongs to.' })
  country?: IDFilter;
}

export type OrganizationOrder = Order<OrganizationOrderField>;
export const OrganizationOrder = orderOf<OrganizationOrderField>(OrganizationOrderField, 'OrganizationOrder');

export type OrganizationConnectionArgs = ConnectionArgs<OrganizationFilter, OrganizationOrder>;
export const OrganizationConnectionArgs = connectionArgs<OrganizationFilter, OrganizationOrder>(
  () => OrganizationFilter,
  () => OrganizationOrder,
  'by name',
);

/** Input of createOrganization. */
@InputType({
  description: 'A body or group to record. Members follow with createRelationship, type MEMBERSHIP.',
})
export class CreateOrganizationInput extends NewEntityInput {
  @Field(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind: OrganizationKind;

  @IsOptional()
  @IsReference()
  @Field(() => ID, {
    nullable: true,
    description:
      'The country that it belongs to, by global id, slug or ISO 3166-1 alpha-3; leave out where it is of several.',
  })
  country?: string | null;
}
