import { describe, expect, it, vi } from 'vitest';
import { drawApart } from './drawing.ts';
import { drawFan, type FanAsked } from './rules/fan.ts';
import { initiative, lessBy, modelOf, stream } from './rules/testing.ts';
import { madeUpSystem } from './testing/made-up-system.ts';

vi.unmock('../platform/apart.ts');

const asked: FanAsked = {
  ...{ seed: '7', of: 'plus', draws: 500, targets: [] },
  nationalRatio: { source: 'A hand', footprint: { 1990: '2', byYear: {} }, plus: { 1990: '2', byYear: {} } },
};

describe('a fan drawn in a process of its own', () => {
  it('is the same to the last bit', async () => {
    const model = modelOf({ streams: [stream()], initiatives: [initiative('led', lessBy('0.3'))] });
    expect(await drawApart({ model, asked })).toEqual(drawFan(model, asked));
  });

  it('is given up when nobody wants it any more', async () => {
    const wanted = new AbortController();
    const model = madeUpSystem({ organisations: 5, initiatives: 100 });
    const drawing = drawApart({ model, asked: { ...asked, draws: 1_000_000 } }, { signal: wanted.signal });
    setTimeout(() => wanted.abort(new Error('set aside')), 50);
    await expect(drawing).rejects.toThrow('set aside');
  });
});
