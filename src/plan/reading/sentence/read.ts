/** What the words of one commitment say: who, how firmly, by when, how much. By rules that can be explained. */
import type { DraftDate, DraftOwner, Sentence } from '../../draft.ts';
import { readDates } from './dates.ts';
import { readLevel } from './level.ts';
import { readOwners } from './owners.ts';
import { readStrength } from './strength.ts';
import { readTargets } from './targets.ts';
import { type Stretch, sentencesOf } from './text.ts';

/**
 * Reads the text of one commitment. Spans count UTF-16 units of `text`, and `text.slice(...span)` is the phrase.
 * A `part` of a commitment that begins with no verb ("Action on food") is a thing, not a promise.
 */
export function readSentence(text: string, options: { part: boolean }): Sentence {
  const sentences = sentencesOf(text);
  const found = readDates(text);
  const places = found.dates.map(({ span: [start, end] }) => ({ start, end }));
  const owners = readOwners(text, sentences, places);
  const dates = bind(found.dates, owners, sentences);
  return {
    owners,
    ...readStrength(text, sentences),
    level: options.part ? null : readLevel(text),
    dates,
    targets: readTargets(text, sentences, found),
  };
}

/** A date binds only those who adopt if it follows them, and only the lead of its sentence if each has its own. */
function bind(dates: DraftDate[], owners: DraftOwner[], sentences: readonly Stretch[]): DraftDate[] {
  const leads = owners.filter(({ role }) => role === 'lead');
  const adopters = owners.filter(({ role }) => role === 'adopts');
  if (leads.length < 2 && adopters.length === 0) return dates;
  return dates.map((date) => {
    const sentence = sentences.find(({ start, end }) => start <= date.span[0] && date.span[0] < end);
    const within = (owner: DraftOwner) =>
      sentence !== undefined && sentence.start <= owner.span[0] && owner.span[0] < sentence.end;
    const adopter = adopters.findLast((owner) => within(owner) && owner.span[1] <= date.span[0]);
    const lead = leads.findLast((owner) => within(owner) && owner.span[1] <= date.span[0]) ?? leads.find(within);
    const binding = adopter ?? (adopters.some(within) || leads.length > 1 ? lead : undefined);
    return { ...date, owner: binding ? owners.indexOf(binding) : null };
  });
}
