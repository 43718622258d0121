import { describe, expect, it } from 'vitest';
import { keeping } from './kept.ts';

describe('what is kept in memory', () => {
  const size = (rows: number[]) => rows.length;

  it('is made once, also for two who ask at the same time', async () => {
    const once = keeping(100);
    let made = 0;
    const work = async () => [++made];
    expect(await Promise.all([once('a', work, size), once('a', work, size)])).toEqual([[1], [1]]);
    expect(await once('a', work, size)).toEqual([1]);
  });

  it('lets go of what was longest unused, beyond so many rows', async () => {
    const once = keeping(5);
    let made = 0;
    const work = async () => [++made, 0];
    await once('a', work, size);
    await once('b', work, size);
    expect(await once('b', work, size)).toEqual([2, 0]);
    expect(await once('a', work, size)).toEqual([3, 0]);
  });

  it('forgets what went wrong, and tries again', async () => {
    const once = keeping(5);
    await expect(once('a', () => Promise.reject(new Error('lost')), size)).rejects.toThrow('lost');
    expect(await once('a', async () => [1], size)).toEqual([1]);
  });
});
