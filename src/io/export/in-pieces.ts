// What a socket takes at once; smaller writes cost more than they carry.
const PIECE = 64 * 1024;

/** The same text in pieces of some size. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
