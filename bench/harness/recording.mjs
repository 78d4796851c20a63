// Records once a second, so that no cached response stays valid for longer: recordings without changes,
// which cannot be recognized as such without looking. They are removed afterwards.
const ACTOR = 'bench: nothing';
const EVERY_MS = 1000;

/** Records once a second through a client, until the function that it returns is called. */
export function recordEverySecond(client) {
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = client.query(
      'insert into recording (id, at, actor) select max(id) + 1, greatest(clock_timestamp(), max(at)), $1 from recording',
      [ACTOR],
    );
    // An error is reported when the returned function is awaited.
    last.catch(() => {});
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await last;
    await client.query('delete from recording where actor = $1', [ACTOR]);
  };
}
