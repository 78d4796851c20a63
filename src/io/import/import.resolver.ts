import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../api/context';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { authorizeReading, Role } from '../../platform/auth/policy';
import { now } from '../../engine/query/plan/deferred';
import { followImport } from './jobs/follow-import';
import { ImportJobArgs, StartImportInput } from './import.input';
import { importJobField } from '../../domain/import-job/import-job.read';
import { ImportJob, ImportPayload } from '../../domain/import-job/import-job.type';
import { startImport } from './jobs/start-import';

@Resolver()
export class ImportResolver {
  @NullableQuery(() => ImportJob, 'One import by its id; null if there is none. Needs the role ADMIN.')
  importJob(@Args() _args: ImportJobArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => ImportPayload, {
    description:
      'Queues an import, which then goes on by itself; the same data again changes nothing. Needs the role ADMIN.',
  })
  startImport(@Input() input: StartImportInput, @Ctx() { imports }: Context, @Writer() write: Write) {
    return write(startImport(imports), input);
  }

  @Subscription(() => ImportJob, {
    name: 'importProgress',
    description:
      'The import, each time that it has made progress; ends with the import. Needs the role ADMIN.',
    subscribe: ({ args, context }) => {
      authorizeReading((context as Context).viewer, Role.ADMIN);
      return followImport(context as Context, args.id);
    },
  })
  followProgress(
    @Root() _state: unknown,
    @Args() _args: ImportJobArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImportJob> {
    return reader.readFrom(info, importJobField, now()) as never;
  }
}
