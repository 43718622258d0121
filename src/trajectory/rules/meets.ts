/** Who acts on the same as whom. */
import type { Baseline, Initiative } from './model.ts';
import { actsOnStream } from './touch.ts';

/** Of each initiative, ids of the others that act on a stream that it acts on, in their order. */
export function meetingsOf(baseline: Baseline, initiatives: readonly Initiative[]): Map<string, string[]> {
  const meetings = new Map(initiatives.map(({ id }) => [id, new Set<string>()]));
  const byOrganisation = new Map<string, Initiative[]>();
  for (const initiative of initiatives)
    for (const { organisation } of initiative.organisations)
      byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), initiative]);
  for (const stream of baseline.streams) {
    const acting = (byOrganisation.get(stream.organisation) ?? []).filter((each) => actsOnStream(each, stream));
    for (const one of acting) for (const other of acting) if (one.id !== other.id) meetings.get(one.id)?.add(other.id);
  }
  return new Map(
    [...meetings].map(([id, others]) => [id, initiatives.map((each) => each.id).filter((each) => others.has(each))]),
  );
}
