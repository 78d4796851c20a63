import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { createOrganization } from './create-organization';
import {
  CreateOrganizationInput,
  OrganizationConnectionArgs,
  OrganizationLookup,
} from './organization.input';
import { Organization, OrganizationConnection, OrganizationPayload } from './organization.type';

@Resolver()
export class OrganizationResolver {
  @NullableQuery(() => Organization, 'One organization, by exactly one key; null if there is none.')
  organization(@Args() _args: OrganizationLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => OrganizationConnection, {
    description:
      'Ministries, international organizations, blocs, and groups that are referred to as one body.',
  })
  organizations(@Args() _args: OrganizationConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Records an organization or a group. Requires the role EDITOR.',
  })
  createOrganization(@Input() input: CreateOrganizationInput, @Writer() write: Write) {
    return write(createOrganization, input);
  }
}
