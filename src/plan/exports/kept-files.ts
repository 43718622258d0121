/** Files once made are kept by the version of the plan that they show, up to a bound on bytes. */

export interface KeptFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface KeptFiles {
  /** The file of this key, made if it isn't kept. Two requests at once make it once. */
  file(key: string, make: () => Promise<KeptFile>): Promise<KeptFile>;
}

/** Keeps files up to `limit` bytes, letting the longest unused go first. */
export function keptFiles(limit: number): KeptFiles {
  const kept = new Map<string, KeptFile>();
  const underWay = new Map<string, Promise<KeptFile>>();
  let bytes = 0;

  function keep(key: string, file: KeptFile): void {
    kept.set(key, file);
    bytes += file.bytes.byteLength;
    for (const [oldest, old] of kept) {
      if (bytes <= limit) return;
      kept.delete(oldest);
      bytes -= old.bytes.byteLength;
    }
  }

  return {
    async file(key, make) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const started = underWay.get(key);
      if (started) return started;
      const making = make();
      underWay.set(key, making);
      try {
        const file = await making;
        keep(key, file);
        return file;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
