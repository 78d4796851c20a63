import { WrongFormat, type Format } from '../format';
import type { InputFile } from '../input-file';

/** Why a file is not of a format: what was expected and what was found; null if it is. */
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

/** Throws WrongFormat if a file is not of a format. */
export async function refuseWrongFormat(format: Format, file: InputFile): Promise<void> {
  const fault = await faultIn(format, file);
  if (fault !== null) throw notOf(format, file.path, fault);
}

/** The error for a file that was named. */
export const notOf = ({ title }: Format, path: string, fault: string): WrongFormat =>
  new WrongFormat(`${path} is not ${title}: ${fault}`);
