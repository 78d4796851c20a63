import { Field, InputType } from 'type-graphql';
import { NewEntityInput } from '../entity/entity.input';
import { connectionArgs, type ConnectionArgs, keyArgs, type KeyArgs } from '../../api/args';
import { ENGLISH_NAME } from '../../api/order';
import { OrganizationKind } from '../../api/enums';
import { enumFilter, filterOf, IDFilter, textIn } from '../../api/filter';
import { OptionalReference } from '../../api/validate';

/** Arguments of Query.organization: exactly one key. */
export type OrganizationLookup = KeyArgs<'id' | 'slug'>;
export const OrganizationLookup = keyArgs({
  id: 'Global id: organization_5. Give exactly one of the two keys.',
  slug: 'Slug: western-leaders.',
});

/** Filters organizations. */
const OrganizationFilter = filterOf(
  'OrganizationFilter',
  'Filters organizations. All conditions must hold.',
  {
    text: textIn('one of its names'),
    kind: [enumFilter(OrganizationKind, 'OrganizationKindFilter'), 'The kind of body.'],
    country: [IDFilter, 'The country to which it belongs.'],
  },
);

export type OrganizationConnectionArgs = ConnectionArgs;
export const OrganizationConnectionArgs = connectionArgs('Organization', OrganizationFilter, {
  description: 'The orders of organizations.',
  fields: {
    NAME: ENGLISH_NAME,
  },
  byDefault: 'by name',
});

/** Input of createOrganization. */
@InputType({
  description: 'A body or group to record. Add members with createRelationship and the type MEMBERSHIP.',
})
export class CreateOrganizationInput extends NewEntityInput {
  @Field(() => OrganizationKind, { description: 'The kind of body.' })
  kind: OrganizationKind;

  @OptionalReference(
    'The country to which it belongs, by global id, slug or ISO 3166-1 alpha-3 code; omit it for an international body.',
  )
  country?: string | null;
}
