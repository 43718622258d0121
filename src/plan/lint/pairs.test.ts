import { describe, expect, it } from 'vitest';
import { readSentence } from '../reading/sentence/read.ts';
import { draftOf } from '../testing/draft-of.ts';
import { lint } from './lint.ts';
import { pairsAtMost, pairsOf } from './pairs.ts';
import { everyLooked, lookAtDraft } from './shape.ts';

const pairs = (texts: string[]) =>
  pairsOf(everyLooked(lookAtDraft(draftOf(texts)))).pairs.map(({ a, b }) => `${a.id} ${b.id}`);

describe('pairs of one promise', () => {
  it('are not made by the name of who promises', () => {
    expect(
      pairs([
        'Northmere Hospitals NHS Trust will replace its steam boilers by 2031.',
        'Northmere Hospitals NHS Trust will replace single-use gowns in every theatre by 2027.',
      ]),
    ).toEqual([]);
  });

  it('are made by four words that few texts say, or by three words one after the other, in a text that says more', () => {
    const waterfall = 'The ICS will draw waterfall charts for every scheme, to find gaps in what is planned';
    const data =
      'Partners will gather data on hotspots, apply what works, and use waterfall charts to see gaps in schemes';
    const fund = 'The ICB will open a community energy fund for small groups by 2028';
    const homes = 'Councils will help cold homes with advice, and point to the community energy fund in winter';
    expect(pairs([waterfall, data, fund, homes])).toEqual(['c1 c2', 'c3 c4']);
  });

  it('are made by parts that say little, where what they belong to is of one subject', () => {
    const draft = draftOf([
      'The ICB will follow guidance on procurement:',
      'Trusts will think of carbon in procurement decisions:',
      'Councils will plant orchards:',
    ]);
    const parts = [
      'Promoting the Evergreen assessment to wholesalers',
      'Roadmaps and Evergreen assessments at each gate',
    ];
    const [first, second, third] = draft.themes[0]?.subthemes[0]?.commitments ?? [];
    const partOf = (id: string, text: string) => ({
      id: `${id}.1`,
      text,
      line: 9,
      children: [],
      ...readSentence(text, { part: true }),
    });
    first?.children.push(partOf('c1', parts[0] ?? ''));
    second?.children.push(partOf('c2', parts[1] ?? ''));
    third?.children.push(partOf('c3', 'Evergreen assessments of soil and shade'));
    const found = pairsOf(everyLooked(lookAtDraft(draft))).pairs.map(({ a, b }) => `${a.id} ${b.id}`);
    expect(found).toContain('c1.1 c2.1');
    expect(found).not.toContain('c1.1 c3.1');
  });

  it('of an ambition and what tells it again differ only in what both of them say', () => {
    const draft = draftOf(['The ICB will plant apple trees beside every car park by March 2028.']);
    const text = 'We will plant apple trees beside every car park.';
    draft.ambitions = [{ id: 'c9', text, line: 9, children: [], ...readSentence(text, { part: false }) }];
    const [pair] = pairsOf(everyLooked(lookAtDraft(draft))).pairs;
    expect(pair?.differences).toEqual([]);
  });

  it('are told up to a number, and that there are more is told as well', () => {
    const many = draftOf(Array.from({ length: pairsAtMost + 2 }, () => 'The trust will plant trees by March 2026.'));
    const found = lint(many, { today: '2025-01-31' });
    expect(found.filter(({ rule }) => rule === 'duplicate')).toHaveLength(pairsAtMost);
    expect(found[0]).toMatchObject({ rule: 'too-many-alike', severity: 'info', lines: [] });
    expect(found[0]?.message).toMatch('More than 2,000 pairs');
    const few = draftOf(['The trust will plant trees by March 2026.', 'The trust will plant trees by March 2026.']);
    expect(lint(few, { today: '2025-01-31' }).map(({ rule }) => rule)).not.toContain('too-many-alike');
  });
});
