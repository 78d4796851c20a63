import type { Rostrum } from '../support/rostrum';

/** Reads pages of a server that starts before the tests: their status, type and text, and the rows of their JSON. */
export function readsPages(rostrum: () => Rostrum) {
  const get = async (path: string) => {
    const response = await fetch(`${rostrum().server.url}${path}`);
    const type = response.headers.get('content-type');
    return { status: response.status, type, text: await response.text() };
  };
  const rows = async (path: string) => JSON.parse((await get(path)).text) as Record<string, unknown>[];
  return { get, rows };
}
