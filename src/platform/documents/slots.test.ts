import { describe, expect, it } from 'vitest';
import { Slots } from './slots.ts';

describe('slots', () => {
  it('let a few run at once and the rest in their order', async () => {
    const slots = new Slots(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = (number: number) =>
      slots.run(async () => {
        started.push(number);
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 5));
        running -= 1;
      });
    await Promise.all([0, 1, 2, 3, 4, 5].map(work));
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('are free again when the work fails', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(slots.run(async () => 'yes')).resolves.toBe('yes');
  });

  it('let nobody in who gave up while waiting', async () => {
    const slots = new Slots(1);
    const hold = Promise.withResolvers<void>();
    const first = slots.run(() => hold.promise);
    const control = new AbortController();
    let ran = false;
    const second = slots.run(async () => {
      ran = true;
    }, control.signal);
    control.abort(new Error('given up'));
    await expect(second).rejects.toThrow('given up');
    hold.resolve();
    await first;
    await expect(slots.run(async () => 'next')).resolves.toBe('next');
    expect(ran).toBe(false);
  });
});
