// The size that a socket accepts at once; smaller writes have too much overhead.
const PIECE = 64 * 1024;

/** Joins texts into pieces of at least PIECE characters. */
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
