/** How easily a password would be guessed: by words, names, dates and keyboard runs that people use. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { longestPassword, shortestPassword } from './password-limits.ts';

/** Its lists of words are some megabytes, which a start need not wait for. */
let loaded: Promise<ZxcvbnFactory> | null = null;
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const dictionary = { ...common.dictionary, ...english.dictionary };
  return new Factory({ dictionary, graphs: common.adjacencyGraphs, translations: english.translations });
}

/** From 0 to 4; 3 would take more than 10^8 guesses (D. L. Wheeler, zxcvbn, USENIX Security 2016). */
const strongEnough = 3;

/**
 * What is wrong with a password, in a sentence that says how to mend it; null if it will do.
 * @param known words that somebody who knows the person would try: name, address
 */
export async function weakness(password: string, known: readonly string[]): Promise<string | null> {
  if (password.length < shortestPassword)
    return `Choose a password of at least ${shortestPassword} characters. Three or four words that do not belong together are easy to remember`;
  if (password.length > longestPassword) return `Choose a password of at most ${longestPassword} characters`;
  loaded ??= load();
  const { score } = (await loaded).check(password, [...known.flatMap(wordsOf), 'greenplan', 'green plan', 'nhs']);
  if (score >= strongEnough) return null;
  return 'This password would be guessed quickly. Add another word or two that have nothing to do with you or your work';
}

/** "Ann.Smith@nhs.net" as a whole, and what it is made of. */
function wordsOf(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)];
}
