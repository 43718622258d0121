/** A text with what was added to it and taken from it, word by word. */
import type { Change } from '../compare.ts';

export function WordChanges({ words }: { words: Change['words'] }) {
  return positioned(words).map(({ at, text, change }) =>
    change === 'same' ? text : change === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>,
  );
}

/** Each run of words with where it begins, which no other run shares. */
function positioned(words: Change['words']) {
  let at = 0;
  return words.map((word) => {
    const placed = { ...word, at };
    at += word.text.length;
    return placed;
  });
}
