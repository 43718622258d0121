/** One piece of work for all who ask for the same at once, and never an answer older than the question. */

/**
 * Who comes while the work is under way waits for the next run of it, which serves all who waited: each is answered
 * by work that began after they asked, and no more than one run is under way for those who wait.
 */
export function sharingNext<T>(work: () => Promise<T>): () => Promise<T> {
  let ended: Promise<void> | null = null;
  let next: Promise<T> | null = null;

  function begin(): Promise<T> {
    const run = work();
    const end = run.then(
      () => undefined,
      () => undefined,
    );
    ended = end;
    return run.finally(() => {
      if (ended === end) ended = null;
    });
  }

  return () => {
    if (ended === null) return begin();
    next ??= ended.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
