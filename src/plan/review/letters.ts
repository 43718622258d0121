/** A document as its letters and digits only, each with its place: how words are found again through markup. Pure. */

/** What stands in a line for the machine: the target of a link, a tag, an entity. */
const hidden = /\]\([^)\s]*\)|\]\[[^\]]*\]|<\/?[a-z][^<>]*>|&#?\w+;/gi;
const runs = /[\p{L}\p{N}\p{M}]+/gu;

export interface Letters {
  /** All letters and digits, as UTF-16 units, nothing between them. */
  text: string;
  /** Of each unit: the index of its line, and its place in that line. */
  lineOf: Uint32Array;
  placeOf: Uint32Array;
  /** First unit of each line; one more at the end. */
  lineStarts: Uint32Array;
  /** First unit of each run of letters; one more at the end. */
  wordStarts: number[];
  /** 1 where a run of letters begins; one more at the end. */
  beginsWord: Uint8Array;
}

export function lettersOf(lines: readonly string[]): Letters {
  const words: { line: number; place: number; text: string }[] = [];
  const lineStarts = new Uint32Array(lines.length + 1);
  let size = 0;
  for (const [line, source] of lines.entries()) {
    lineStarts[line] = size;
    const shown = source.replace(hidden, (match) => ' '.repeat(match.length));
    for (const { 0: text, index: place } of shown.matchAll(runs)) {
      words.push({ line, place, text });
      size += text.length;
    }
  }
  lineStarts[lines.length] = size;
  const lineOf = new Uint32Array(size);
  const placeOf = new Uint32Array(size);
  const beginsWord = new Uint8Array(size + 1);
  const wordStarts: number[] = [];
  let at = 0;
  for (const { line, place, text } of words) {
    wordStarts.push(at);
    beginsWord[at] = 1;
    for (let unit = 0; unit < text.length; unit += 1) {
      lineOf[at] = line;
      placeOf[at] = place + unit;
      at += 1;
    }
  }
  beginsWord[size] = 1;
  wordStarts.push(size);
  return { text: words.map(({ text }) => text).join(''), lineOf, placeOf, lineStarts, wordStarts, beginsWord };
}

/** Whether something that only the machine reads stands in this stretch of a line. */
export function hidesSomething(between: string): boolean {
  return between.search(hidden) >= 0;
}
