import { describe, expect, it } from 'vitest';
import { sharingNext } from './sharing.ts';

function counted() {
  const waiting: { resolve(value: number): void; reject(error: Error): void }[] = [];
  const ask = sharingNext(() => new Promise<number>((resolve, reject) => waiting.push({ resolve, reject })));
  return { waiting, ask };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('work that is shared', () => {
  it('is begun at once for the first, and once more for all who came meanwhile', async () => {
    const { waiting, ask } = counted();
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(waiting.length).toBe(1);
    waiting[0]?.resolve(1);
    expect(await first).toBe(1);
    await settled();
    expect(waiting.length).toBe(2);
    waiting[1]?.resolve(2);
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
  });

  it('is begun anew for one who comes after it has ended', async () => {
    const { waiting, ask } = counted();
    const first = ask();
    waiting[0]?.resolve(1);
    await first;
    await settled();
    const second = ask();
    expect(waiting.length).toBe(2);
    waiting[1]?.resolve(2);
    expect(await second).toBe(2);
  });

  it('fails for those whom it served, and for nobody after them', async () => {
    const { waiting, ask } = counted();
    const first = ask();
    const second = ask();
    waiting[0]?.reject(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await settled();
    waiting[1]?.resolve(2);
    expect(await second).toBe(2);
  });
});
