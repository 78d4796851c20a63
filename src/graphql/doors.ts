import { getNamedType } from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import type { WriteDeps } from '../evidence/recording';
import type { Outcome } from '../evidence/write';
import { NOW } from '../read/scope';
import type { Context } from './context';

/** Answers the field being resolved from the read model, by its selection. */
export type Read = <T>() => Promise<T>;

/** Runs a use case for the viewer, and answers the field's payload as of the recording that it made. */
export type Write = <Input, Answer, Payload>(
  useCase: (deps: WriteDeps, actor: string, input: Input) => Promise<Outcome<Answer>>,
  input: Input,
) => Promise<Payload>;

/** The one thing a query resolver needs: how to read what was asked. */
export const Reading = () =>
  createParameterDecorator<Context>(
    ({ context, info }): Read =>
      () =>
        context.reader.read(info) as never,
  );

/** The one thing a mutation resolver needs: how to write, and answer with what came of it. */
export const Writing = () =>
  createParameterDecorator<Context>(({ context, info }): Write => async (useCase, input) => {
    const outcome = await useCase({ prisma: context.prisma }, context.viewer.name, input);
    const scope = outcome.recording === null ? NOW : { known: outcome.recording };
    return context.reader.readAs(info, getNamedType(info.returnType).name, outcome, scope) as never;
  });
