import { expect, it } from 'vitest';
import { changesText } from './changes-text.ts';

it('a later draft is told by its counts, and word by word where it was reworded', () => {
  const before = [{ id: 'c1', text: 'Buy vans', line: 1 }];
  const after = [{ id: 'c2', text: 'Buy electric vans', line: 4 }];
  const words = [
    { text: 'Buy ', change: 'same' as const },
    { text: 'electric ', change: 'added' as const },
    { text: 'vans', change: 'same' as const },
  ];
  const gone = { kind: 'term' as const, change: 'gone' as const, before, after: [], score: 0, words: [] };
  expect(changesText([{ kind: 'commitment', change: 'reworded', before, after, score: 0.8, words }, gone])).toBe(
    [
      '1 commitment or part reworded',
      '1 glossary term gone',
      '',
      'reworded commitment or part (c1 → c2): Buy {+electric +}vans',
      'gone glossary term (c1): Buy vans',
    ].join('\n'),
  );
});
