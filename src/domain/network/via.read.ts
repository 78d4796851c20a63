import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Arguments } from '../../engine/query/plan/arguments';
import { DEFAULT_VIA, type PathVia } from './path-via.enum';

/** The argument `via` of a field; refused where it is empty. */
export function viaOf(args: Arguments, context: CompileContext): readonly PathVia[] {
  const kinds: readonly PathVia[] = args.read('via') ?? DEFAULT_VIA;
  if (kinds.length > 0) return kinds;
  throw badInput([...context.path, 'via'], 'via is empty; name the kinds of step allowed, or omit it.');
}
