/** What a later draft changes, told to a person in lines. */
import type { Change, ChangeKind } from './compare.ts';

const names: Record<ChangeKind, [one: string, many: string]> = {
  commitment: ['commitment or part', 'commitments and parts'],
  recommendation: ['recommendation', 'recommendations'],
  subtheme: ['sub-theme', 'sub-themes'],
  milestone: ['milestone', 'milestones'],
  term: ['glossary term', 'glossary terms'],
};

/** A count of each kind of change, then each change but the unchanged. */
export function changesText(changes: readonly Change[]): string {
  const counts = Map.groupBy(changes, ({ kind, change }) => `${kind}\n${change}`);
  const counted = [...counts.values()].flatMap((some) => {
    const [first] = some;
    return first ? [`${some.length} ${names[first.kind][some.length === 1 ? 0 : 1]} ${first.change}`] : [];
  });
  const told = changes.filter(({ change }) => change !== 'unchanged').map(changeText);
  return [...counted, ...(told.length > 0 ? ['', ...told] : [])].join('\n');
}

function changeText({ kind, change, before, after, words }: Change): string {
  const ids = [before, after].map((side) => side.map(({ id }) => id).join(', ')).filter(Boolean);
  const marked = words.map(({ text, change: kindOfWord }) => {
    if (kindOfWord === 'added') return `{+${text}+}`;
    return kindOfWord === 'removed' ? `[-${text}-]` : text;
  });
  const text = marked.length > 0 ? marked.join('') : (after[0] ?? before[0])?.text;
  return `${change} ${names[kind][0]} (${ids.join(' → ')}): ${text}`;
}
