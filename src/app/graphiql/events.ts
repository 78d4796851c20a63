interface ServerSentEvent {
  event: string;
  data: string;
}

/** The server-sent events of a response with an event name (HTML Living Standard, 9.2.6); comments are left out. */
export async function* eventsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const event = readEvent(block);
      if (event) yield event;
    }
  }
}

function readEvent(block: string): ServerSentEvent | null {
  const fields = block.split('\n').map((line) => /^(event|data):\s?(.*)$/.exec(line));
  const valuesOf = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2]!] : []));
  const event = valuesOf('event').at(-1);
  return event === undefined ? null : { event, data: valuesOf('data').join('\n') };
}
