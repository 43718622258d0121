import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingLinesAt } from './meeting-lines.ts';
import { type Group, type Line, togetherOf } from './overlap.ts';

/** One cell of 100 kg; of each candidate, what its starts take of it. */
function group(starts: readonly (readonly { share: number; amount: number }[])[]): Group {
  const flat = starts.flat();
  let place = 0;
  return {
    options: flat.map((_, at) => at),
    candidates: starts.map((each) => each.map(() => place++)),
    left: Float64Array.of(100),
    shares: Float64Array.from(flat, ({ share }) => share),
    amounts: Float64Array.from(flat, ({ amount }) => amount),
  };
}

const at = ({ constant, coefficients }: Line, chosen: readonly number[]) =>
  chosen.reduce((sum, option) => sum + (coefficients[option] ?? 0), constant);

/** Every choice of one start or none of each candidate. */
const choices = (candidates: Group['candidates']): (number | null)[][] =>
  candidates.reduce<(number | null)[][]>(
    (before, places) => before.flatMap((choice) => [null, ...places].map((place) => [...choice, place])),
    [[]],
  );
const placesOf = (choice: readonly (number | null)[]) => choice.filter((place) => place !== null);

describe('lines over what candidates with several starts do together', () => {
  it('are exact where they were drawn, and never below what any choice does', () => {
    const part = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
    const candidate = fc.tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 4 }), fc.nat(), (candidates, which) => {
        const some = group(
          candidates.map(([byAmount, parts]) =>
            parts.map((size) => (byAmount ? { share: 0, amount: size } : { share: size, amount: 0 })),
          ),
        );
        const all = choices(some.candidates);
        const drawnAt = all[which % all.length] ?? [];
        for (const line of meetingLinesAt(some, drawnAt)) {
          expect(at(line, placesOf(drawnAt))).toBeCloseTo(togetherOf(some, placesOf(drawnAt)), 7);
          for (const choice of all)
            expect(at(line, placesOf(choice))).toBeGreaterThanOrEqual(togetherOf(some, placesOf(choice)) - 1e-7);
        }
      }),
    );
  });

  it('count what a third adds beside two that are chosen as it is', () => {
    const three = group([[{ share: 0.9, amount: 0 }], [{ share: 0.3, amount: 0 }]]);
    const [, besideAll] = meetingLinesAt(three, [null, 1]);
    expect(at(besideAll, [0, 1])).toBeCloseTo(93, 9);
  });
});
