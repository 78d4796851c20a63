import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { retractSource } from '../claim/retract-source';
import { createSource } from './create-source';
import { CreateSourceInput, RetractSourceInput, SourceLookup, SourcesArgs } from './source.input';
import { Source, SourceConnection, SourcePayload } from './source.type';

@Resolver()
export class SourceResolver {
  @NullableQuery(() => Source, 'One source, by its global id; null if there is none.')
  source(@Args() _args: SourceLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => SourceConnection, { description: 'The sources of claims, latest recorded first.' })
  sources(@Args() _args: SourcesArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => SourcePayload, { description: 'Records a source to cite. Requires the role EDITOR.' })
  createSource(@Input() input: CreateSourceInput, @Writer() write: Write) {
    return write(createSource, input);
  }

  @Mutation(() => SourcePayload, {
    description:
      'Retracts all claims of a source, including the rows of a file; facts that no other source supports are no longer listed. CONFLICT if there is nothing to retract. Requires the role EDITOR.',
  })
  retractSource(@Input() input: RetractSourceInput, @Writer() write: Write) {
    return write(retractSource, input);
  }
}
