import { badInput } from '../../../platform/errors';
import type { CompileContext } from './compile-context';
import type { Arguments } from './model';

/** A whole number among the arguments of a field, both bounds included; refused where it is beyond them. */
export function bounded(
  args: Arguments,
  name: string,
  [least, most]: readonly [number, number],
  fallback: number,
  context: CompileContext,
): number {
  const given: number = args[name] ?? fallback;
  if (given >= least && given <= most) return given;
  throw badInput(
    [...context.path, name],
    `${name} is ${given}; it may be ${least} to ${most}, and is ${fallback} where left out.`,
  );
}
