/**
 * What the plan's pages show of consultations changes seldom, and they are asked for often: the database is asked no more
 * than once a second for each system. A change that this process makes shows at once.
 */
const keptForMs = 1000;

const kept = new Map<string, { until: number; version: Promise<string> }>();

export function keptVersion(key: string, ask: () => Promise<string>): Promise<string> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.version;
  const version = ask();
  kept.set(key, { until: Date.now() + keptForMs, version });
  version.catch(() => kept.delete(key));
  return version;
}

export function forgetVersion(key: string): void {
  kept.delete(key);
}
