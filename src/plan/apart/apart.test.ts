import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../platform/documents/markdown.ts';
import type { Outline } from '../../platform/documents/outline.ts';
import { lintAll } from '../lint/lint.ts';
import { readPlan } from '../reading/read-plan.ts';
import { lintApart, readPlanApart } from './apart.ts';

/** A plan of so many commitments, in a hundred sub-themes. */
function longPlan(commitments: number): Outline {
  const lines = Array.from({ length: commitments }, (_, n) => [
    ...(n % Math.ceil(commitments / 100) === 0 ? ['', `## Part ${n}`, '', 'Our commitments:', ''] : []),
    `- The trust will plant ${n + 2} trees at site ${n} by March ${2027 + (n % 9)}.`,
  ]);
  return readMarkdown({ file: 'long.md', sha256: '', kind: 'markdown' }, ['# A long plan', ...lines.flat()].join('\n'));
}

describe('a long plan, read and linted apart', () => {
  it('gives what it gives at once, and others are answered meanwhile', async () => {
    const outline = longPlan(2000);
    let answered = 0;
    const others = setInterval(() => answered++, 20);
    const draft = await readPlanApart(outline);
    const linted = await lintApart(draft, { today: '2026-11-25' });
    clearInterval(others);
    expect(answered).toBeGreaterThan(10);
    expect(draft).toEqual(readPlan(outline));
    expect(linted).toEqual(lintAll(draft, { today: '2026-11-25' }));
  }, 60_000);
});
