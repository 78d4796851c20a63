import { WrongFormat, type Format } from '../format';
import type { Found } from './found';
import type { InputFile } from '../input-file';
import { faultIn, notOf } from './wrong-format';

/** The files of a format among those that were found. */
export interface PickedFiles {
  count: number;
  /** Opens them, one after the other; with the last of a folder or archive, says what was passed over there. */
  files(): AsyncIterable<{ file: InputFile; passedOver: string | null }>;
}

/**
 * Looks at every file, so that none is imported where one is refused. What a folder, pattern or archive holds that is not
 * of the format is passed over. Throws WrongFormat where it holds nothing else, and of a file that was named itself.
 */
export async function pickFiles(format: Format, find: () => AsyncIterable<Found>): Promise<PickedFiles> {
  const picked = new Set<number>();
  const holders = new Map<string, Holder>();
  let count = 0;
  for await (const found of find()) {
    const { path, within } = found;
    const fault = 'file' in found ? await faultIn(format, found.file) : found.fault;
    if (within === null && fault !== null) throw notOf(format, path, fault);
    if (fault === null) picked.add(count);
    if (within !== null) noteIn(holders, within, { path, fault, at: count });
    count++;
  }
  const notes = new Map<number, string>();
  for (const [name, holder] of holders) {
    if (holder.last === null)
      throw new WrongFormat(`nothing in ${name} is ${format.title}: ${listOf(holder)}`);
    if (holder.others.size > 0) notes.set(holder.last, `Passed over in ${name}: ${listOf(holder)}.`);
  }

  return {
    count: picked.size,
    async *files() {
      let at = 0;
      for await (const found of find()) {
        if (picked.has(at) && 'file' in found) yield { file: found.file, passedOver: notes.get(at) ?? null };
        at++;
      }
    },
  };
}

/** A folder, pattern or archive. */
interface Holder {
  /** The last of the files of the format in it, by its place among all that were found. */
  last: number | null;
  /** The files that are not of the format, by what is wrong with them. */
  others: Map<string, string[]>;
}

function noteIn(
  holders: Map<string, Holder>,
  within: string,
  { path, fault, at }: { path: string; fault: string | null; at: number },
): void {
  const holder = holders.get(within) ?? { last: null, others: new Map<string, string[]>() };
  holders.set(within, holder);
  if (fault === null) holder.last = at;
  else {
    const name = path.startsWith(`${within}/`) ? path.slice(within.length + 1) : path;
    holder.others.set(fault, [...(holder.others.get(fault) ?? []), name]);
  }
}

const MAX_NAMED = 100;

/** "README.md, LICENSE.md (it does not end in .json); package.json (expected …)". */
const listOf = ({ others }: Holder): string =>
  [...others]
    .map(([fault, names]) => {
      const more = names.length - MAX_NAMED;
      return `${names.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''} (${fault})`;
    })
    .join('; ');
