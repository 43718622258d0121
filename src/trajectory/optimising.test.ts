import { describe, expect, it, vi } from 'vitest';
import { optimiseApart } from './optimising.ts';
import type { OptimiseTask } from './rules/optimise.ts';
import { madeUpSystem } from './testing/made-up-system.ts';

vi.unmock('../platform/apart.ts');

function task(organisations: number, initiatives: number): OptimiseTask {
  const model = madeUpSystem({ organisations, initiatives, stage: 'idea' });
  return {
    model: { ...model, initiatives: [] },
    candidates: model.initiatives,
    budgets: [2026, 2027, 2028].map((year) => ({ year, pounds: '1000000' })),
    aim: { of: 'plus', year: 2035 },
  };
}

describe('the choice within a budget, in a process of its own', () => {
  it('is answered, milligrams and all', async () => {
    const choice = await optimiseApart(task(1, 12));
    expect(choice.outcome).toBe('chosen');
    expect(choice.bound).toBeGreaterThanOrEqual(choice.reduction);
    expect(choice.reduction).toBeGreaterThan(0n);
  });

  it('is given up when nobody wants it any more', async () => {
    const wanted = new AbortController();
    const choosing = optimiseApart(task(20, 500), { signal: wanted.signal });
    setTimeout(() => wanted.abort(new Error('set aside')), 50);
    await expect(choosing).rejects.toThrow('set aside');
  });
});
