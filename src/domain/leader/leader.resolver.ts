import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { createLeader } from './create-leader';
import { CreateLeaderInput, LeaderConnectionArgs, LeaderLookup } from './leader.input';
import { Leader, LeaderConnection, LeaderPayload } from './leader.type';

@Resolver()
export class LeaderResolver {
  @NullableQuery(() => Leader, 'One leader, by exactly one key; null if there is none.')
  leader(@Args() _args: LeaderLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => LeaderConnection, { description: 'People who lead, have led or may lead a country.' })
  leaders(@Args() _args: LeaderConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => LeaderPayload, {
    description: 'Records a person who leads, has led or may lead a country. Requires the role EDITOR.',
  })
  createLeader(@Input() input: CreateLeaderInput, @Writer() write: Write) {
    return write(createLeader, input);
  }
}
