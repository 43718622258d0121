import { describe, expect, it } from 'vitest';
import { byPlaces } from './in-order.ts';

describe('things that were given places', () => {
  const placed = (places: Record<string, number>) => byPlaces(['a', 'b', 'c'], (one) => places[one] ?? 0).join('');
  it.each([
    [{ a: 1, b: 2, c: 3 }, 'abc'],
    [{ a: 1, b: 2, c: 1 }, 'cab'],
    [{ a: 3, b: 2, c: 3 }, 'bca'],
    [{ a: 2, b: 2, c: 3 }, 'bac'],
    [{ a: 3, b: 2, c: 1 }, 'cba'],
  ])('%o stand as %s', (places, order) => {
    expect(placed(places)).toBe(order);
  });
});
