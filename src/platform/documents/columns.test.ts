import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inReadingOrder } from './columns.ts';

const box = (name: string, left: number, top: number, width: number, height: number) => ({
  name,
  place: { left, top, width, height },
});
const order = (boxes: ReturnType<typeof box>[]) => inReadingOrder(boxes).map((one) => one.name);

describe('the order of boxes on a page', () => {
  it('is what stands above, then the left column, then the right one', () => {
    const boxes = [
      box('right list', 0.52, 0.3, 0.45, 0.5),
      box('left list', 0.03, 0.3, 0.45, 0.6),
      box('right label', 0.52, 0.2, 0.45, 0.08),
      box('title', 0.03, 0.03, 0.94, 0.1),
      box('left label', 0.03, 0.2, 0.45, 0.08),
      box('foot', 0.03, 0.92, 0.94, 0.05),
    ];
    expect(order(boxes)).toEqual(['title', 'left label', 'left list', 'right label', 'right list', 'foot']);
  });

  it('is from top to bottom where no line can be drawn between them', () => {
    expect(order([box('lower', 0.2, 0.3, 0.5, 0.4), box('upper', 0.1, 0.1, 0.5, 0.4)])).toEqual(['upper', 'lower']);
  });

  it('keeps every box once, however they stand', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, share, share), { maxLength: 30 }), (places) => {
        const boxes = places.map(([left, top, width, height], index) => box(String(index), left, top, width, height));
        expect(order(boxes).toSorted()).toEqual(boxes.map((one) => one.name).toSorted());
      }),
    );
  });
});
