import { describe, expect, it } from 'vitest';
import { joinLines, vocabularyOf } from './hyphens.ts';

const joined = (lines: string[], elsewhere: string) => joinLines(lines, vocabularyOf([elsewhere]));

describe('a word parted at the end of a line', () => {
  it('is made whole where the document has it whole', () => {
    expect(joined(['a sus-', 'tainable plan'], 'sustainable food')).toBe('a sustainable plan');
  });

  it('keeps its hyphen where the document writes it so', () => {
    expect(joined(['a low-', 'carbon plan'], 'low-carbon food')).toBe('a low-carbon plan');
  });

  it('keeps its hyphen where both halves are words of the document and the whole is not', () => {
    expect(joined(['a carbon-', 'neutral plan'], 'carbon is neutral')).toBe('a carbon-neutral plan');
  });

  it('is made whole where nothing tells', () => {
    expect(joined(['bio-', 'diversity'], '')).toBe('biodiversity');
  });

  it('is none where a name or a number follows the dash', () => {
    expect(joined(['2026-', '2027'], '')).toBe('2026- 2027');
  });
});
