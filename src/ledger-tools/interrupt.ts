// Ctrl-C for work that wants to leave everything in order.

/** The first signal asks the work to end, the next one ends the process. Throws one line if the work gave up for it. */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  wordAtEnd: string,
): Promise<T> {
  const interruption = new AbortController();
  const { signal } = interruption;
  const stop = (): void => interruption.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? new Error(wordAtEnd, { cause: error }) : error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
