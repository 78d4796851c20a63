import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { Input, type Read, Reading, type Write, Writing } from '../graphql/doors';
import { PageArgs } from '../graphql/args';
import { createSource } from './create-source';
import { CreateSourceInput, SourceLookup } from './source.input';
import { Source, SourceConnection, SourcePayload } from './source.type';

@Resolver()
export class SourceResolver {
  @Query(() => Source, {
    nullable: true,
    description: 'One source, by its global id; null where there is none.',
  })
  source(@Args() _args: SourceLookup, @Reading() read: Read): Promise<Source | null> {
    return read();
  }

  @Query(() => SourceConnection, { description: 'Where claims were read, latest recorded first.' })
  sources(@Args() _args: PageArgs, @Reading() read: Read): Promise<SourceConnection> {
    return read();
  }

  @Mutation(() => SourcePayload, { description: 'Records a source to cite. Needs the role EDITOR.' })
  createSource(@Input() input: CreateSourceInput, @Writing() write: Write): Promise<SourcePayload> {
    return write(createSource, input);
  }
}
