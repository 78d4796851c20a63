/**
 * Runs work that opens servers, and closes them in reverse order in any case: success, failure or
 * interruption.
 */
export async function closing(work) {
  const closers = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const stop = () => void closeAll().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work((close) => closers.push(close));
  } finally {
    await closeAll();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
