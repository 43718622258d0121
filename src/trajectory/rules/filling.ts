/**
 * Fills budgets up with what takes most for its money, beside what is chosen already. Since that only falls as more is
 * chosen, what was found of an option before is looked at again only once it comes first (Minoux, Accelerated greedy
 * algorithms for maximizing submodular set functions, 1978).
 */
import { ChoiceSoFar, type Choices } from './choice-so-far.ts';
import { Heap } from './heap.ts';

/** Takes a choice in its order, as far as it can be paid for and has what it needs, and fills it up. */
export function filled(choices: Choices, choice: readonly number[]): ChoiceSoFar {
  const some = new ChoiceSoFar(choices);
  let left = choice;
  // What another needs may come behind it.
  for (let before = -1; before !== some.size; ) {
    before = some.size;
    left = left.filter((at) => !some.take(at));
  }
  fillUp(some, choices);
  return some;
}

function fillUp(some: ChoiceSoFar, { prices, task }: Choices): void {
  const { alone } = task.reach;
  let waiting = prices.map((_, at) => at).filter((at) => (alone[at] ?? 0) > 0);
  const ratios = Float64Array.from(prices, (price, at) => (alone[at] ?? 0) / price);
  for (let before = -1; before !== some.size; ) {
    before = some.size;
    const heap = new Heap(waiting, ratios);
    waiting = [];
    for (let at = heap.take(); at !== null; at = heap.take()) {
      if (!some.affords(at)) continue;
      const gain = some.worth.gainOf(at);
      if (gain <= 0) continue;
      const ratio = gain / (prices[at] ?? 1);
      const isStale = ratio < (ratios[at] ?? 0) * (1 - 1e-9);
      ratios[at] = ratio;
      if (isStale) heap.put(at);
      else if (!some.take(at)) waiting.push(at);
    }
  }
}
