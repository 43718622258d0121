/** What a target is about, in the words of the text. */
import type { DraftDate } from '../../draft.ts';
import { findModals } from './predicates.ts';
import type { Quantity } from './quantities.ts';
import { type Stretch, trimmed } from './text.ts';

const end =
  /[.;()]|,\s|\s[–—-]\s|\s(?:is|are|has|have|per|a year|each year|by|against|vs\.?|versus|compared|relative|through|with|until|before|to be|from|while|whilst|and then|so that|will|in order)(?=\s)/i;

/** The words beside the quantity that say of what; failing those, what the sentence is about. */
export function subjectOf(
  text: string,
  sentence: Stretch,
  quantity: Quantity,
  verbAt: Stretch | null,
  dates: readonly DraftDate[],
): string {
  const rest = { start: quantity.end, end: sentence.end };
  if (verbAt && verbAt.start >= quantity.end) {
    // "a 10 % reduction in waste", "10 % lower"
    return (
      upTo(text, { start: verbAt.end, end: sentence.end }, /^\s(?:in|of|on|for)\s+/, dates) ??
      whole(text, sentence, quantity)
    );
  }
  if (quantity.kind === 'count') {
    // "one clinical lead in each Trust": the thing counted and where
    const from = quantity.end - quantity.unit.length;
    return shorten(text.slice(from, Math.min(sentence.end, from + 240)), dates, text, from) || quantity.unit;
  }
  if (quantity.kind === 'verb') return upTo(text, rest, /^\s+/, dates) ?? whole(text, sentence, quantity);
  if (verbAt && verbAt.end <= quantity.start) {
    // "reduce waste by 10 %", "a reduction in waste of 10 %"
    const object = text
      .slice(verbAt.end, quantity.start)
      .replace(/^\s(?:in|of)\s/, ' ')
      .replace(/\s(?:by|to|of|from)\s*(?:[\w%]+ to )?(?:a |an |at least |about |around )?(?:further )?$/, '');
    const place = shorten(object, dates, text, verbAt.end);
    if (place !== '') return place;
  }
  return upTo(text, rest, /^\s(?:of|for|in|reduction in)?\s*/, dates) ?? whole(text, sentence, quantity);
}

function upTo(text: string, rest: Stretch, opening: RegExp, dates: readonly DraftDate[]): string | null {
  const words = text.slice(rest.start, Math.min(rest.end, rest.start + 240));
  const lead = opening.exec(words);
  if (!lead || lead[0] === '') return null;
  if (/^(?:per|an?|each|every)\b/i.test(words.slice(lead[0].length))) return null;
  const found = shorten(words.slice(lead[0].length), dates, text, rest.start + lead[0].length);
  return found === '' ? null : found;
}

function shorten(words: string, dates: readonly DraftDate[], text: string, at: number): string {
  const date = dates.find(({ span }) => span[0] >= at && span[0] < at + words.length);
  const limited = date ? words.slice(0, date.span[0] - at) : words;
  const stop = end.exec(` ${limited}`);
  const cut = stop ? limited.slice(0, Math.max(0, stop.index - 1)) : limited;
  const place = trimmed(text, { start: at, end: at + cut.length });
  return words.length === 0 || place.end <= place.start
    ? ''
    : cut
        .trim()
        .replace(/[,;:]+$/, '')
        .trim();
}

/** The grammatical subject of the clause; failing that what stands before the quantity, or the unit alone. */
function whole(text: string, sentence: Stretch, quantity: Quantity): string {
  const modal = findModals(text, sentence).findLast(({ start }) => start < quantity.start);
  const until = modal?.start ?? quantity.start;
  const words = text.slice(sentence.start, until);
  const clause = modal
    ? Math.max(words.lastIndexOf('; '), words.lastIndexOf(': '), words.lastIndexOf(', '))
    : words.lastIndexOf(', ');
  const place = trimmed(text, { start: sentence.start + (clause < 0 ? 0 : clause + 2), end: until });
  const said = text
    .slice(place.start, Math.min(place.end, place.start + 160))
    .replace(/\s(?:to|by|of|is|are|at|up|down)$/, '');
  return /\s/.test(said) || modal ? said : quantity.unit;
}
