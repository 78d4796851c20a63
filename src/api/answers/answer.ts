import { createHash } from 'node:crypto';
import { type Encoding, encode } from '../../platform/http/compression';
import type { Basis } from '../../engine/query/compile/basis';

// What an entry takes beside its bytes.
const OVERHEAD = 500;

/** The bytes of a response with data and without errors, and each of its encodings once it was asked for. */
export class Answer {
  private readonly encodings = new Map<Encoding, Promise<Buffer>>();
  private tag: string | null = null;
  /** Its bytes in all encodings, and what it takes beside them. */
  size: number;

  constructor(
    readonly body: Buffer,
    /** What stood for the last recording when it was read; null where no later one changes it. */
    readonly recording: string | null,
    /** Whether others may keep it for good: all of it is asked as of a recording. */
    readonly isLasting: boolean,
    /** Where the list goes on of which it is a part; null where it is not, or says so itself. */
    readonly next: string | null = null,
  ) {
    this.size = body.length + OVERHEAD;
  }

  /** Made of what it says, and so the same in every process and after every recording that does not change it. */
  get etag(): string {
    return (this.tag ??= `W/"${createHash('sha256').update(this.body).digest('base64url').slice(0, 22)}"`);
  }

  /** Its bytes in an encoding, made once; `grown` hears when that takes room. */
  encoded(encoding: Encoding, grown: () => void): Promise<Buffer> {
    const before = this.encodings.get(encoding);
    if (before) return before;
    const made = encode(this.body, encoding).then((bytes) => {
      this.size += bytes.length;
      grown();
      return bytes;
    });
    this.encodings.set(encoding, made);
    made.catch(() => this.encodings.delete(encoding));
    return made;
  }
}

/** An answer of text. Not from the pool that small Buffers share, a whole slab of which each of them would keep. */
export function answerOf(
  text: string,
  { recording, isLasting }: Pick<Basis, 'recording' | 'isLasting'>,
  next: string | null = null,
): Answer {
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  body.write(text);
  return new Answer(body, recording, isLasting, next);
}
