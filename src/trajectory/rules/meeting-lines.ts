/**
 * Lines over what candidates that meet do together, drawn at a whole choice: exact there, and nearer than tangents where an
 * option takes much. What is taken has falling returns, so that one more takes no more than it would beside less, and no
 * less than it would beside all (Nemhauser and Wolsey, Maximizing submodular set functions: formulations and analysis of
 * algorithms, North-Holland Mathematics Studies 59, 1981), here for candidates with several starts each.
 */
import { type Group, type Line, ofCell } from './overlap.ts';

/** What each candidate takes of a cell; only one of the two is ever more than nought. */
interface Parts {
  shares: Float64Array;
  amounts: Float64Array;
}

/** @param reference of each of the group's candidates, the place of its chosen option, or null */
export function meetingLinesAt(group: Group, reference: readonly (number | null)[]): [Line, Line] {
  const { options, candidates, left } = group;
  const besideChosen: Line = { constant: 0, coefficients: new Float64Array(options.length) };
  const besideAll: Line = { constant: 0, coefficients: new Float64Array(options.length) };
  for (const [cell, kg] of left.entries()) {
    if (kg <= 0) continue;
    const shares = ofCell(group.shares, cell, left.length);
    const amounts = ofCell(group.amounts, cell, left.length);
    const chosen = partsOf(candidates, (candidate) => {
      const place = reference[candidate] ?? null;
      return place === null ? [0, 0] : [shares(place), amounts(place)];
    });
    const most = partsOf(candidates, (candidate) => [
      Math.max(...(candidates[candidate] ?? []).map((place) => shares(place))),
      Math.max(...(candidates[candidate] ?? []).map((place) => amounts(place))),
    ]);
    const together = kg * (1 - leftBeside(chosen, -1, 0, 0));
    besideChosen.constant += together;
    besideAll.constant += together;
    for (const [candidate, places] of candidates.entries()) {
      const share = chosen.shares[candidate] ?? 0;
      const amount = chosen.amounts[candidate] ?? 0;
      /** How much less is left when it goes from the one to the other, beside others. */
      const step = (others: Parts, share0: number, amount0: number, share1: number, amount1: number) =>
        kg * (leftBeside(others, candidate, share0, amount0) - leftBeside(others, candidate, share1, amount1));
      const lost = { chosen: step(chosen, 0, 0, share, amount), all: step(most, 0, 0, share, amount) };
      besideChosen.constant -= lost.chosen;
      besideAll.constant -= lost.all;
      for (const place of places) {
        const [toShare, toAmount] = [shares(place), amounts(place)];
        const [meetShare, meetAmount] = [Math.min(share, toShare), Math.min(amount, toAmount)];
        const gain = {
          chosen: kg * (leftAlone(meetShare, meetAmount) - leftAlone(toShare, toAmount)),
          all: step(chosen, share, amount, Math.max(share, toShare), Math.max(amount, toAmount)),
        };
        const kept = {
          chosen: lost.chosen - step(chosen, meetShare, meetAmount, share, amount),
          all: lost.all - step(most, toShare, toAmount, Math.max(share, toShare), Math.max(amount, toAmount)),
        };
        besideChosen.coefficients[place] = (besideChosen.coefficients[place] ?? 0) + gain.chosen + kept.chosen;
        besideAll.coefficients[place] = (besideAll.coefficients[place] ?? 0) + gain.all + kept.all;
      }
    }
  }
  return [besideChosen, besideAll];
}

function partsOf(candidates: Group['candidates'], of: (candidate: number) => readonly [number, number]): Parts {
  const parts = { shares: new Float64Array(candidates.length), amounts: new Float64Array(candidates.length) };
  for (const candidate of candidates.keys()) {
    const [share, amount] = of(candidate);
    parts.shares[candidate] = share;
    parts.amounts[candidate] = amount;
  }
  return parts;
}

/** Share of a cell that is left beside others, one of whom takes this instead; −1 for none of them. */
function leftBeside({ shares, amounts }: Parts, instead: number, share: number, amount: number): number {
  let factor = 1 - share;
  let activity = 1 - amount;
  for (let candidate = 0; candidate < shares.length; candidate++) {
    if (candidate === instead) continue;
    factor *= 1 - (shares[candidate] ?? 0);
    activity -= amounts[candidate] ?? 0;
  }
  return Math.max(0, activity) * factor;
}

const leftAlone = (share: number, amount: number) => Math.max(0, 1 - amount) * (1 - share);
