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
@InputType({ description: 'Filters organizations. All conditions must hold.' })
export class OrganizationFilter {
  @Field({
    nullable: true,
    description:
      'Text that occurs in one of its names, in any language, ignoring accents and case. Text of blanks and punctuation alone, as from a search box that was cleared, matches everything.',
  })
  text?: string;

  @Field(() => OrganizationKindFilter, { nullable: true, description: 'The kind of body.' })
  kind?: OrganizationKindFilter;

  @Field(() => IDFilter, { nullable: true, description: 'The country to which it belongs.' })
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
  description: 'A body or group to record. Add members with createRelationship and the type MEMBERSHIP.',
})
export class CreateOrganizationInput extends NewEntityInput {
  @Field(() => OrganizationKind, { description: 'The kind of body.' })
  kind: OrganizationKind;

  @IsOptional()
  @IsReference()
  @Field(() => ID, {
    nullable: true,
    description:
      'The country to which it belongs, by global id, slug or ISO 3166-1 alpha-3 code; omit it for an international body.',
  })
  country?: string | null;
}
