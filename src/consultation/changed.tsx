/** The words that a revision changed, for readers. */
import { z } from 'zod';
import { wordChanges } from '../plan/compare.ts';
import { WordChanges } from '../plan/pages/word-changes.tsx';
import type { Revision } from '../plan/store.ts';

/** The side of a revision that tells of words. */
const Worded = z.object({ text: z.string() });

/** Nothing where the revision is not one of words. */
export function Changed({ label, change }: { label: string; change: Revision }) {
  const [before, after] = [Worded.safeParse(change.from), Worded.safeParse(change.to)];
  if (!before.success || !after.success) return null;
  return (
    <p>
      {label} <WordChanges words={wordChanges(before.data.text, after.data.text)} />
    </p>
  );
}
