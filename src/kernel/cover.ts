/**
 * The places of a text that are taken, so that what was found first is not found again by another rule. Asking costs
 * the length of the place asked about, however many are taken.
 */
export class Cover {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  has(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.#taken[at] === 1) return true;
    return false;
  }

  add(start: number, end: number): void {
    this.#taken.fill(1, start, end);
  }
}
