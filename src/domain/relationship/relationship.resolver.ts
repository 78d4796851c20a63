import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { createRelationship } from './create-relationship';
import { CreateRelationshipInput, RelationshipConnectionArgs } from './relationship.input';
import { RelationshipConnection, RelationshipPayload } from './relationship.type';

@Resolver()
export class RelationshipResolver {
  @Query(() => RelationshipConnection, {
    description: 'Relationships between countries, leaders and organizations; latest start first by default.',
  })
  relationships(@Args() _args: RelationshipConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => RelationshipPayload, {
    description: 'Records a relationship, with claims about it. Requires the role EDITOR.',
  })
  createRelationship(@Input() input: CreateRelationshipInput, @Writer() write: Write) {
    return write(createRelationship, input);
  }
}
