import { badInput } from '../../../platform/errors';
import type { CompileContext } from './compile-context';
import type { Arguments } from '../plan/arguments';

/** A whole number among the arguments of a field, between two bounds that are included; another is refused. */
export function bounded(
  args: Arguments,
  name: string,
  [min, max]: readonly [number, number],
  fallback: number,
  context: CompileContext,
): number {
  const given: number = args.read<number | null>(name) ?? fallback;
  if (given >= min && given <= max) return given;
  throw badInput(
    [...context.path, name],
    `${name} is ${given}; it must be from ${min} to ${max}, and defaults to ${fallback}.`,
  );
}
