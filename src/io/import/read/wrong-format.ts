import { WrongFormat, type Format } from '../format';
import type { InputFile } from '../input-file';

/** Why a file is not of a format: what was expected and what was found; null where it is. */
export async function faultIn(format: Format, file: InputFile): Promise<string | null> {
  try {
    format.dataset(file);
    for await (const row of format.read(file)) {
      void row;
      break;
    }
    return null;
  } catch (error) {
    if (error instanceof WrongFormat) return error.message;
    throw error;
  }
}

/** Throws WrongFormat where a file is not of a format; nothing is written. */
export async function refuseWrongFormat(format: Format, file: InputFile): Promise<void> {
  const fault = await faultIn(format, file);
  if (fault !== null) throw notOf(format, file.path, fault);
}

/** The refusal of a file that was named. */
export const notOf = ({ title }: Format, path: string, fault: string): WrongFormat =>
  new WrongFormat(`${path} is not ${title}: ${fault}`);
