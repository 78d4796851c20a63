import { Args, type ClassType } from 'type-graphql';

/** Gives a property field the arguments of an `@ArgsType` class, which TypeGraphQL knows for methods only. */
export function Takes(args: () => ClassType): PropertyDecorator {
  return (prototype, propertyKey) => Args(args)(prototype, propertyKey, 0);
}
