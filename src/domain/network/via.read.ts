import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Arguments } from '../../engine/query/compile/model';
import { DEFAULT_VIA, type PathVia } from './path-via.enum';

/** The argument `via` of a field; refused where it is empty. */
export function viaOf({ via = null }: Arguments, context: CompileContext): readonly PathVia[] {
  const kinds: readonly PathVia[] = via ?? DEFAULT_VIA;
  if (kinds.length > 0) return kinds;
  throw badInput([...context.path, 'via'], 'via is empty; name what steps may go over, or leave it out.');
}
