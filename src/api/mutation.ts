import { IsOptional } from 'class-validator';
import { getNamedType } from 'graphql';
import { Arg, createParameterDecorator, InputType } from 'type-graphql';
import type { UseCase } from '../engine/write/write';
import { embed } from '../engine/query/compile/model';
import type { Context } from './context';
import { NullableField } from './nullable';
import { IsText } from './validate';

/** Runs a use case for the viewer, and answers the field's payload as of the recording that it made. */
export type Write = <Input, Answer>(useCase: UseCase<Input, Answer>, input: Input) => Promise<unknown>;

/** The one thing a mutation resolver needs: how to write, and answer with what came of it. */
export const Writer = () =>
  createParameterDecorator<Context>(({ context, info }): Write => async (useCase, input) => {
    const { prisma, viewer } = context;
    const outcome = await useCase({ prisma, caller: viewer.caller }, viewer.actor, input);
    if (outcome.recording !== null) context.reader.seen?.write(outcome.recording);
    const scope = { ...context.scope, known: outcome.recording };
    const payload = embed(getNamedType(info.returnType).name, () => outcome);
    return context.reader.readFrom(info, payload, scope);
  });

/** The one argument of every mutation. */
export const Input = () =>
  Arg('input', { description: 'The input of the mutation, with the evidence for what it records.' });

/** The input of every mutation: a write that may be sent again. */
@InputType({ description: 'A write that may safely be sent again.' })
export abstract class RetryableInput {
  @IsOptional()
  @IsText(200)
  @NullableField(
    () => String,
    '1 to 200 characters of your choice. The same key with the same input returns the first answer and writes nothing.',
  )
  idempotencyKey?: string | null;
}
