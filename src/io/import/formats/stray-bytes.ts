import type { InputFile } from '../input-file';

const NEWLINE = 0x0a;
// The characters of Windows-1252 from 0x80 to 0x9f; the others are those of Latin-1. Node before 23 decodes all as Latin-1.
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The lines of a file in UTF-8 that contains single bytes of Windows-1252 (REIGN has one, 0x85, an ellipsis):
 * these are decoded as Windows-1252, and everything else as UTF-8.
 */
export async function* linesWithStrayBytes(file: InputFile): AsyncIterable<string> {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  const decode = (line: Buffer) => {
    const text = decodeLine(line).replace(/\r$/, '');
    const marked = isFirst && text.startsWith('\uFEFF');
    isFirst = false;
    return marked ? text.slice(1) : text;
  };
  for await (const piece of file.pieces()) {
    rest = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      yield decode(rest.subarray(start, end));
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield decode(rest);
}

// Characters of UTF-8 by their bytes, but for those of ASCII, and last any byte that belongs to none.
const CHARACTERS = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

function decodeLine(line: Buffer): string {
  const text = line.toString('utf8');
  if (!text.includes('\uFFFD')) return text;
  return line.toString('latin1').replace(CHARACTERS, (bytes) => {
    if (bytes.length > 1) return Buffer.from(bytes, 'latin1').toString('utf8');
    return WINDOWS_1252[bytes.charCodeAt(0) - 0x80] ?? bytes;
  });
}
