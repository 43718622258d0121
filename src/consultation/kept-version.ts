/**
 * What the plan's pages show of consultations changes seldom, and they are asked for often: the database is asked no more
 * than once a second for each system. A change that this process makes shows at once.
 */
const keptForMs = 1000;

const kept = new Map<string, { until: number; version: Promise<string> }>();

export function keptVersion(systemId: string, ask: () => Promise<string>): Promise<string> {
  const known = kept.get(systemId);
  if (known && known.until > Date.now()) return known.version;
  const version = ask();
  kept.set(systemId, { until: Date.now() + keptForMs, version });
  version.catch(() => kept.delete(systemId));
  return version;
}

export function forgetVersion(systemId: string): void {
  kept.delete(systemId);
}
