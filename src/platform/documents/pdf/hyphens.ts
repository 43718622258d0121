/** Joins the lines of a paragraph, and the halves of a word that a line's end parted. */

/** The words of a document, to tell "carbon-/neutral" from "sus-/tainable". */
export function vocabularyOf(lines: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const word of line.toLowerCase().match(/[\p{L}]+(?:-[\p{L}]+)*(?![\p{L}-])/gu) ?? []) words.add(word);
  }
  return words;
}

/**
 * One text of several lines. A hyphen at a line's end goes if the word is found whole elsewhere, and stays if it is found
 * with its hyphen; if it is found neither way it goes only before a piece that no word begins with.
 */
export function joinLines(lines: string[], vocabulary: Set<string>): string {
  return lines.reduce((text, line) => {
    const before = /([\p{L}]+)-$/u.exec(text);
    const after = /^[\p{Ll}]+/u.exec(line);
    if (!before?.[1] || !after) return text === '' ? line : `${text} ${line}`;
    const whole = `${before[1]}${after[0]}`.toLowerCase();
    const hyphened = `${before[1]}-${after[0]}`.toLowerCase();
    const keeps =
      vocabulary.has(hyphened) ||
      (!vocabulary.has(whole) && vocabulary.has(after[0]) && vocabulary.has(before[1].toLowerCase()));
    return keeps ? text + line : text.slice(0, -1) + line;
  }, '');
}
