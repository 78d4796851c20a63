/** The result of sending spans. */
export type Posted =
  /** How many of them the collector does not want, and why. */
  | { readonly is: 'taken'; readonly rejected: number; readonly message?: string }
  /** They are not to be sent again. */
  | { readonly is: 'refused'; readonly reason: string }
  /** They are to be sent again, after so many milliseconds if the collector said so. */
  | { readonly is: 'failed'; readonly reason: string; readonly afterMs?: number };

/** The statuses after which OTLP sends again. */
const BUSY = new Set([429, 502, 503, 504]);
/** What is read of an answer, in bytes; and of what it says, in characters. */
const MAX_ANSWER = 64 * 1024;
const MAX_MESSAGE = 200;

/** Sends a request for spans to a collector; never throws. */
export async function post(
  url: string,
  request: Pick<RequestInit, 'headers' | 'body' | 'signal'>,
): Promise<Posted> {
  let response: Response;
  try {
    // Elsewhere, nobody is to learn the headers.
    response = await fetch(url, { ...request, method: 'POST', redirect: 'manual' });
  } catch (error) {
    return { is: 'failed', reason: reasonOf(error as Error) };
  }
  const { status, headers } = response;
  const text = await beginningOf(response);
  if (response.ok) return takenBy(text);
  const reason = `the collector answers ${status}`;
  if (!BUSY.has(status)) return { is: 'refused', reason };
  return { is: 'failed', reason, afterMs: pauseIn(headers.get('retry-after')) };
}

/** What went wrong, in a few words without the address, of which the path may be secret. */
function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'the collector does not answer in time';
  const { code } = (error.cause ?? {}) as { code?: string };
  return `the collector cannot be reached: ${code ?? error.name}`;
}

/** The answer as far as it comes; the spans were taken or not by its status. */
async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > MAX_ANSWER) break;
    }
  } catch {
    // It was cut off, or came too slowly.
  }
  return Buffer.concat(parts).toString();
}

function takenBy(text: string): Posted {
  try {
    const { rejectedSpans = 0, errorMessage = '' } = JSON.parse(text).partialSuccess;
    const rejected = Number(rejectedSpans);
    if (rejected > 0) return { is: 'taken', rejected, message: String(errorMessage).slice(0, MAX_MESSAGE) };
  } catch {
    // Most say nothing.
  }
  return { is: 'taken', rejected: 0 };
}

/** Retry-After in milliseconds: seconds, or a date; undefined without a valid one. */
function pauseIn(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
