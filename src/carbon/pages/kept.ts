/** What was read or counted of calculations, kept in memory: a calculation never changes, so neither does what it holds. */

/** Keeps the results of work by key, up to so many rows in all, letting the longest unused go first. */
export function keeping(limit: number) {
  const kept = new Map<string, { result: Promise<unknown>; rows: number }>();
  let rows = 0;

  function forget(key: string): void {
    rows -= kept.get(key)?.rows ?? 0;
    kept.delete(key);
  }

  return async function once<T>(key: string, work: () => Promise<T>, size: (result: T) => number): Promise<T> {
    const found = kept.get(key);
    if (found) {
      kept.delete(key);
      kept.set(key, found);
      // Under one key the work is always the same.
      return found.result as Promise<T>;
    }
    const result = work();
    kept.set(key, { result, rows: 0 });
    try {
      const done = await result;
      const own = kept.get(key);
      if (own?.result === result) {
        own.rows = size(done) + 1;
        rows += own.rows;
      }
      for (const oldest of kept.keys()) {
        if (rows <= limit || oldest === key) break;
        forget(oldest);
      }
      return done;
    } catch (error) {
      forget(key);
      throw error;
    }
  };
}
