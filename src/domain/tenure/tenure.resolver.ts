import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { createTenure } from './create-tenure';
import { CreateTenureInput, TenureConnectionArgs } from './tenure.input';
import { TenureConnection, TenurePayload } from './tenure.type';

@Resolver()
export class TenureResolver {
  @Query(() => TenureConnection, {
    description: 'Tenures of office, latest start first by default.',
  })
  tenures(@Args() _args: TenureConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => TenurePayload, {
    description: 'Records a tenure, with claims about it. Requires the role EDITOR.',
  })
  createTenure(@Input() input: CreateTenureInput, @Writer() write: Write) {
    return write(createTenure, input);
  }
}
