// Something is recorded once a second, so that no kept answer holds for longer: recordings in which nothing changed, which
// nobody can tell from others before they have looked. They are taken away afterwards.
const ACTOR = 'bench: nothing';
const EVERY_MS = 1000;

/** Records once a second through a client until the function that it gives is called. */
export function recordEverySecond(client) {
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = client.query(
      'insert into recording (id, at, actor) select max(id) + 1, greatest(clock_timestamp(), max(at)), $1 from recording',
      [ACTOR],
    );
    // Whoever waits for it hears of it.
    last.catch(() => {});
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await last;
    await client.query('delete from recording where actor = $1', [ACTOR]);
  };
}
