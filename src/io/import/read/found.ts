import type { InputFile } from '../input-file';

/** A file that was named on its own, or found in a folder, pattern or archive. */
export type Found = {
  /** As it was named, with its folders. */
  path: string;
  /** The folder, pattern or archive that was named and has it; null if the file was named itself. */
  within: string | null;
} & ({ file: InputFile } | { fault: string });
