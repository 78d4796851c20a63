import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from './answer';
import type { LastRecording } from './last-recording';

/** What an answer depends on, beside what is recorded. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** Who may read what: the role of the viewer. */
  readonly rights: string;
  /** The day of the question, YYYY-MM-DD. */
  readonly today: string;
  /** The state that the whole request asks of, where it names one. */
  readonly snapshot: string | undefined;
}

/**
 * Answers that are kept, those used last as far as there is room, and given again for as long as nothing was recorded. The
 * last recording is asked for each time, so that none is stale, whichever process writes.
 */
export class Answers {
  private readonly kept: LRUCache<string, Answer> | null;

  /** Room for `maxBytes`; with 0 nothing is kept. */
  constructor(
    maxBytes: number,
    private readonly last: LastRecording,
  ) {
    this.kept =
      maxBytes > 0 ? new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ size }) => size }) : null;
  }

  /** The key of a question; null where no answer is kept. */
  keyOf({ query, operationName, variables, rights, today, snapshot }: Question): string | null {
    if (this.kept === null) return null;
    return hash(
      'sha256',
      JSON.stringify([query, operationName, variables, rights, today, snapshot]),
      'base64',
    );
  }

  /** The answer that is kept for a question, if it still holds. */
  async find(key: string): Promise<Answer | null> {
    const answer = this.kept?.get(key);
    if (answer === undefined) return null;
    if (answer.recording === null || answer.recording === (await this.last.find())) return answer;
    // Another may have been kept meanwhile.
    if (this.kept?.peek(key) === answer) this.kept.delete(key);
    return null;
  }

  keep(key: string, answer: Answer): void {
    this.kept?.set(key, answer);
  }

  /** To be called when an answer that may be kept has grown. */
  weighAgain(key: string, answer: Answer): void {
    if (this.kept?.peek(key) === answer) this.kept.set(key, answer);
  }
}
