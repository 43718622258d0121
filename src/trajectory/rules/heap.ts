/** The largest ratio first; of equal ones, the first. */
export class Heap {
  readonly #items: number[] = [];
  readonly #ratios: Float64Array;

  constructor(items: readonly number[], ratios: Float64Array) {
    this.#ratios = ratios;
    for (const item of items) this.put(item);
  }

  put(item: number): void {
    let at = this.#items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#comesBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  take(): number | null {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (first === undefined || last === undefined) return null;
    if (this.#items.length > 0) {
      this.#items[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (left < this.#items.length && this.#comesBefore(left, first)) first = left;
      if (right < this.#items.length && this.#comesBefore(right, first)) first = right;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #comesBefore(one: number, other: number): boolean {
    const [a = 0, b = 0] = [this.#items[one], this.#items[other]];
    const difference = (this.#ratios[a] ?? 0) - (this.#ratios[b] ?? 0);
    return difference > 0 || (difference === 0 && a < b);
  }

  #swap(one: number, other: number): void {
    const [a = 0, b = 0] = [this.#items[one], this.#items[other]];
    this.#items[one] = b;
    this.#items[other] = a;
  }
}
