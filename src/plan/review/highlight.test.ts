import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../platform/documents/read.ts';
import { readPlan } from '../reading/read-plan.ts';
import { readSentence } from '../reading/sentence/read.ts';
import type { Find } from './finds.ts';
import { findsOf } from './finds.ts';
import { type Highlighted, highlight } from './highlight.ts';

const found = (id: string, line: number, ...texts: string[]): Find => ({
  ...{ id, kind: 'recommendation', line, texts, section: null, depth: 0, commitment: null },
});
const commitment = (id: string, line: number, text: string): Find => ({
  ...found(id, line, text),
  kind: 'commitment',
  commitment: { id, text, line, children: [], ...readSentence(text, { part: false }) },
});
const marked = ({ lines }: Highlighted, id: string) =>
  lines.flatMap((pieces) => (pieces ?? []).filter(({ find }) => find?.id === id).map(({ text }) => text));
const facts = ({ lines }: Highlighted) =>
  lines.flatMap((pieces) => (pieces ?? []).flatMap(({ fact, text }) => (fact ? [[fact, text]] : [])));

describe('the place of a find in its document', () => {
  it('goes over wrapped lines and leaves their bullets out', () => {
    const lines = ['Actions', '* The ICB will buy', '  electric vans.', '* Next'];
    expect(marked(highlight(lines, [found('c1', 2, 'The ICB will buy electric vans.')]), 'c1')).toEqual([
      'The ICB will buy',
      'electric vans.',
    ]);
  });

  it('takes emphasis in, and leaves the target of a link and the edge of a cell out', () => {
    const lines = ['See **the** [travel plan](https://travel.example/plan) today', '| ICB | Integrated Care Board |'];
    const { lines: pieces } = highlight(lines, [
      found('r1', 1, 'See the travel plan today'),
      found('g1', 2, 'ICB', 'Integrated Care Board'),
    ]);
    const [sentence, row] = pieces.map((line) => line?.filter(({ find }) => find).map(({ text }) => text));
    expect(sentence).toEqual(['See **the** [travel plan', 'today']);
    expect(row).toEqual(['ICB', 'Integrated Care Board']);
  });

  it('is another line for each of two that say the same', () => {
    const lines = ['- Plant trees', '- Plant trees'];
    const { places } = highlight(lines, [found('r1', 1, 'Plant trees'), found('r2', 1, 'Plant trees')]);
    expect([...places]).toEqual([
      ['r1', 0],
      ['r2', 1],
    ]);
  });

  it('is found again when a word was corrected, or the foot of a page stands between', () => {
    const corrected = highlight(['- Tre ICB will buy vans'], [found('c1', 1, 'The ICB will buy vans')]);
    expect(marked(corrected, 'c1')).toEqual(['ICB will buy vans']);
    const parted = highlight(
      ['The ICB will buy', 'Page 7', 'electric vans'],
      [found('c1', 1, 'The ICB will buy electric vans')],
    );
    expect(marked(parted, 'c1')).toEqual(['The ICB will buy', 'electric vans']);
  });

  it('is nowhere for words that are not there', () => {
    expect(highlight(['Plant trees'], [found('r1', 1, 'Walk to work every day')]).places.size).toBe(0);
  });

  it('shows within it who, by when and how much', () => {
    const text = 'All Trusts will aim to cut waste by 20% by March 2027.';
    expect(facts(highlight([`- ${text}`], [commitment('c1', 1, text)]))).toEqual([
      ['owner', 'All Trusts'],
      ['hedge', 'will aim to'],
      ['target', '20%'],
      ['date', 'by March 2027'],
    ]);
  });

  it('never overlaps another, and the pieces of a line are the line', () => {
    const word = fc.constantFrom(
      'ICB',
      'will',
      '**trees**',
      '20 %',
      '|',
      '[vans](x)',
      '(by',
      '2027)',
      '£5',
      '&amp;',
      '-',
    );
    const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    const find = fc.record({ line: fc.integer({ min: 0, max: 7 }), text: line });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.array(find, { maxLength: 6 }), (lines, wanted) => {
        const finds = wanted.map((one, index) => commitment(`c${index + 1}`, one.line, one.text));
        for (const [index, pieces] of highlight(lines, finds).lines.entries()) {
          if (pieces === null) continue;
          expect(pieces.map(({ text }) => text).join('')).toBe(lines[index]);
          expect(pieces.map(({ at }) => at)).toEqual(
            pieces.map((_, n) => pieces.slice(0, n).reduce((sum, { text }) => sum + text.length, 0)),
          );
        }
      }),
    );
  });
});

const deck = join(import.meta.dirname, '../../../../shared/plans/blmk-refresh-2024-12.md');
describe.skipIf(!existsSync(deck))('the finds of the real deck', () => {
  it('all stand somewhere in it, with their whole words', async () => {
    const { lines, ...outline } = await readDocument(deck);
    const finds = findsOf(readPlan({ ...outline, lines }));
    const highlighted = highlight(lines, finds);
    const letters = (texts: string[]) => texts.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
    const partly = finds.filter(({ id, texts }) => letters(marked(highlighted, id)) < letters(texts));
    expect(partly.map(({ id, line, texts }) => [id, line, texts])).toEqual([]);
  });
});
