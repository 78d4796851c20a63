import { WrongFormat, type Format } from '../format';
import type { Found } from './found';
import type { InputFile } from '../input-file';
import { faultIn, notOf } from './wrong-format';

/** The files of a format among the files that were found. */
export interface PickedFiles {
  count: number;
  /** Opens them, one after the other; with the last of a folder or archive comes a note on the files passed over there. */
  files(): AsyncIterable<{ file: InputFile; passedOver: string | null }>;
}

/**
 * Looks at all files before any is imported. In a folder, pattern or archive, files of other formats are passed over.
 * Throws WrongFormat if it has no others, or if a file that was named itself is of another format.
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
  /** The index, among all files found, of the last file of the format in it. */
  last: number | null;
  /** The files that are not of the format, by the reason. */
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
    const names = holder.others.get(fault);
    if (names) names.push(name);
    else holder.others.set(fault, [name]);
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
