import { getNamedType } from 'graphql';
import { Arg, createParameterDecorator } from 'type-graphql';
import type { WriteDeps } from '../engine/write/recording';
import type { Outcome } from '../engine/write/write';
import { embed } from '../engine/query/compile/model';
import type { TYPE } from '../engine/query/compile/row';
import type { Scope } from '../engine/query/plan/plan-input';
import type { Context } from './context';

/** What an AsOf is: the point from which the fields below it are asked. */
export interface Root {
  scope: Scope;
  readonly [TYPE]: string;
}

/** Answers the field being resolved from the read model, by its selection. */
export type Read = <T>() => Promise<T>;

/** Runs a use case for the viewer, and answers the field's payload as of the recording that it made. */
export type Write = <Input, Answer, Payload>(
  useCase: (deps: WriteDeps, actor: string, input: Input) => Promise<Outcome<Answer>>,
  input: Input,
) => Promise<Payload>;

/** The one thing a query resolver needs: how to read what was asked. */
export const Reader = () =>
  createParameterDecorator<Context>(
    ({ root, context, info }): Read =>
      () =>
        context.reader.read(info, (root as Root | undefined)?.scope ?? context.scope) as never,
  );

/** What a resolver needs that reads nodes by their ids, from wherever those lead to. */
export const Visit = () =>
  createParameterDecorator<Context>(({ root, context, info }) => ({
    root: root as Root | undefined,
    context,
    info,
  }));

/** The one thing a mutation resolver needs: how to write, and answer with what came of it. */
export const Writer = () =>
  createParameterDecorator<Context>(({ context, info }): Write => async (useCase, input) => {
    const outcome = await useCase({ prisma: context.prisma }, context.viewer.name, input);
    const scope = { ...context.scope, known: outcome.recording };
    const payload = embed(getNamedType(info.returnType).name, () => outcome);
    return context.reader.readFrom(info, payload, scope) as never;
  });

/** The one argument of every mutation. */
export const Input = () =>
  Arg('input', { description: 'The input of the mutation, with the evidence for what it records.' });
