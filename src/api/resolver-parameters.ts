import { createParameterDecorator } from 'type-graphql';
import type { Scope } from '../engine/query/plan/deferred';
import type { TYPE } from '../engine/query/respond/complete';
import type { Context } from './context';

/** What an AsOf is: the point from which the fields below it are asked. */
export interface Root {
  scope: Scope;
  readonly [TYPE]: string;
}

/** Answers the field being resolved from the read model, by its selection. */
export type Read = () => Promise<unknown>;

/** The one thing a query resolver needs: how to read what was asked. */
export const Reader = () =>
  createParameterDecorator<Context>(
    ({ root, context, info }): Read =>
      () =>
        context.reader.read(info, (root as Root | undefined)?.scope ?? context.scope),
  );

/** What a resolver needs that reads nodes by their ids, from wherever those lead to. */
export const Visit = () =>
  createParameterDecorator<Context>(({ root, context, info }) => ({
    root: root as Root | undefined,
    context,
    info,
  }));
