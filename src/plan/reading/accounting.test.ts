import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../platform/documents/markdown.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { readText } from '../../platform/documents/text.ts';
import { Draft, everyCommitment } from '../draft.ts';
import { linesWithoutBlock, lostBlocks } from '../testing/accounting.ts';
import { readPlan } from './read-plan.ts';

const root = join(import.meta.dirname, '../../..');
const deck = '../shared/plans/blmk-refresh-2024-12.md';
const documents = [
  deck,
  'sample/green-plan.md',
  ...readdirSync(join(root, 'test-plans'))
    .filter((name) => /\.(?:md|txt)$/.test(name) && name !== 'README.md')
    .map((name) => `test-plans/${name}`),
];

function outlineOf(path: string): Outline {
  const markdown = path.endsWith('.md');
  const source = { file: path, sha256: '', kind: markdown ? ('markdown' as const) : ('text' as const) };
  return (markdown ? readMarkdown : readText)(source, readFileSync(join(root, path), 'utf8'));
}

describe('nothing of a document is lost', () => {
  for (const path of documents) {
    it.skipIf(!existsSync(join(root, path)))(
      `${path}: its words are in the plan, or in unplaced with the reason`,
      () => {
        const outline = outlineOf(path);
        const draft = readPlan(outline);
        expect(linesWithoutBlock(outline)).toEqual([]);
        expect(lostBlocks(outline, draft)).toEqual([]);
        expect(draft.unplaced.filter(({ reason }) => reason === 'Not understood')).toEqual([]);
      },
    );
  }
});

const actionTable = '| Action | Lead | By when |\n|---|---|---|\n| Fit LEDs | Estates | 2027 |\n| Waste | | |';
const line = fc.constantFrom(
  '# Green Plan for carbon and energy',
  '## Travel',
  '### Actions',
  'Glossary',
  'Contents',
  'Our vision:',
  'Proposed commitments',
  'Recommendations',
  'We will:',
  'Progress so far',
  'Travel – Clean air Walking',
  'Travel – Clean air',
  'Estates',
  '- The Trust will fit solar panels by March 2027',
  ' - at two sites',
  '- In 2023 we installed a heat pump',
  '– and waste',
  'Mar 2025: Board approves the plan',
  'ICB – Integrated Care Board',
  actionTable,
  '| ICS | Integrated Care System |\n| ICB | Integrated Care Board |',
  'Note that all of this is a draft',
  'We know that energy causes emissions. We will act on it.',
  'Page 3 of 9',
  '',
  ' ',
);

describe('any order of lines', () => {
  it('gives a draft of the format in which every block is told', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.boolean(), (lines, loose) => {
        const outline = readMarkdown(
          { file: 'plan.md', sha256: '', kind: 'markdown' },
          lines.join(loose ? '\n\n' : '\n'),
        );
        const draft = Draft.parse(readPlan(outline));
        expect(linesWithoutBlock(outline)).toEqual([]);
        expect(lostBlocks(outline, draft)).toEqual([]);
      }),
      {
        numRuns: 500,
        // A table that goes on under the same title once more.
        examples: [
          [[actionTable, actionTable, '| ICS | Integrated Care System |\n| ICB | Integrated Care Board |'], false],
        ],
      },
    );
  });

  it('numbers commitments and recommendations in the order of the source', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const draft = readPlan(readMarkdown({ file: 'plan.md', sha256: '', kind: 'markdown' }, lines.join('\n\n')));
        const roots = [...everyCommitment(draft)].filter(({ id }) => !id.includes('.'));
        const inOrder = roots.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
        expect(inOrder.map(({ id }) => id)).toEqual(inOrder.map((_, at) => `c${at + 1}`));
        expect(inOrder.map((each) => each.line)).toEqual(inOrder.map((each) => each.line).toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
});
