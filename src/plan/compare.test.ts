import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, compareLooked } from './compare.ts';
import type { Looked, LookedCommitment } from './lint/shape.ts';

const texts = [
  'The trust will plant two hundred apple trees beside its car park',
  'Councils will electrify every refuse lorry before winter 2029',
  'Pharmacies will collect used inhalers from patients each week',
  'The kitchen will serve seasonal menus made with local vegetables',
];

describe('the comparison of drafts', () => {
  it('finds nothing to say of a draft against itself', () => {
    expect(changes(plan([texts]), plan([texts])).map(({ change }) => change)).toEqual(texts.map(() => 'unchanged'));
  });

  it('tells what was moved, reworded, new and gone, and shows the words', () => {
    const [trees = '', lorries = '', inhalers = '', menus = ''] = texts;
    const reworded = trees.replace('two hundred', 'three hundred');
    const told = changes(plan([[trees, lorries, inhalers], []]), plan([[reworded], [lorries, menus]]));
    expect(told.map(({ change, before, after }) => [change, before[0]?.text, after[0]?.text])).toEqual([
      ['reworded', trees, reworded],
      ['moved', lorries, lorries],
      ['gone', inhalers, undefined],
      ['new', undefined, menus],
    ]);
    expect(told[0]?.words.filter(({ change }) => change !== 'same').map(({ text }) => text)).toEqual(['two', 'three']);
  });

  it('tells two made one as merged, and one made two as split', () => {
    const [trees = '', lorries = ''] = texts;
    const both = `${trees}, and ${lorries}`;
    const merged = changes(plan([[trees, lorries]]), plan([[both]]));
    expect(merged.map(({ change, before, after }) => [change, before.length, after.length])).toEqual([
      ['merged', 2, 1],
    ]);
    const split = changes(plan([[both]]), plan([[trees, lorries]]));
    expect(split.map(({ change, before, after }) => [change, before.length, after.length])).toEqual([['split', 1, 2]]);
  });

  it('moves and never loses when sub-themes are permuted, whatever is dropped', () => {
    const edited = fc.tuple(fc.shuffledSubarray(texts, { minLength: 4 }), fc.subarray([...texts.keys()]));
    fc.assert(
      fc.property(edited, ([shuffled, kept]) => {
        const after = shuffled.filter((text) => kept.includes(texts.indexOf(text)));
        const told = changes(plan(texts.map((text) => [text])), plan(after.map((text) => [text])));
        expect(told.flatMap(({ before }) => before.map(({ text }) => text)).sort()).toEqual([...texts].sort());
        expect(told.flatMap(({ after: those }) => those.map(({ text }) => text)).sort()).toEqual([...after].sort());
        expect(told.filter(({ change }) => change === 'gone')).toHaveLength(texts.length - kept.length);
        expect(told.every(({ change }) => ['unchanged', 'moved', 'gone'].includes(change))).toBe(true);
      }),
    );
  });
});

function changes(before: Looked, after: Looked): Change[] {
  return compareLooked(before, after).filter(({ kind }) => kind === 'commitment');
}

function plan(subthemes: string[][]): Looked {
  let count = 0;
  const commitment = (text: string): LookedCommitment => ({
    id: `c${++count}`,
    text,
    line: count,
    kind: 'commitment',
    parent: null,
    children: [],
    owners: [],
    strength: 'commit',
    hedges: [],
    dates: [],
    targets: [],
  });
  return {
    ambitions: [],
    subthemes: subthemes.map((own, index) => ({
      id: `t1.${index + 1}`,
      title: `Part ${index + 1}`,
      line: index + 1,
      recommendations: [],
      commitments: own.map(commitment),
    })),
    links: [],
    refused: [],
    milestones: [],
    glossary: [],
  };
}
