/** The level of a commitment, only where its words say it of the commitment itself. */
import type { Sentence } from '../../draft.ts';

const said =
  /^[([]?(strategic|tactical|operational)[)\]]?\s?[:–—-]\s|[([](strategic|tactical|operational)(?: level)?[)\]]|\bat (?:an? |the )?(strategic|tactical|operational) level\b|^(strategic|tactical|operational) (?:commitment|action|objective|priority)\b/gi;

/** A list that tells of several levels ("strategic vision, tactical priorities") is at none. */
export function readLevel(text: string): Sentence['level'] {
  const levels = new Set(
    [...text.matchAll(said)].map((match) =>
      match
        .slice(1)
        .find((word) => word !== undefined)
        ?.toLowerCase(),
    ),
  );
  if (levels.size !== 1) return null;
  const [level] = levels;
  return level === 'strategic' || level === 'tactical' || level === 'operational' ? level : null;
}
