/** Net zero is a target: no net emissions. So is zero of a thing that would otherwise go on ("zero waste to landfill"). */
import type { DraftDate, DraftTarget } from '../../draft.ts';
import { cited, overlaps, type Stretch } from './text.ts';

const reached =
  /\b(?:be|become|becoming|being|is|are|reach|reaches|reaching|achieve|achieves|achieving|attain|attaining|hit|deliver|delivering|target of|ambition of|goal of|go|going) (?:[\w-]+ ){0,2}$/i;
const netZero =
  /\b(?:net[- ]zero|carbon[- ]neutral(?:ity)?)(?: (?:carbon|greenhouse gas|ghg))?(?: emissions?)?(?: (?:organisation|system|trust|council|icb))?/gi;
const zeroOf =
  /\bzero (?<what>(?!carbon\b|emissions?\b)[a-z][\w-]*(?: (?!by\b|in\b|from\b|and\b|across\b|for\b)[\w-]+){0,4})/gi;
const dated = /^(?: \(?(?:or earlier|at the latest)\)?)?\s?(?:$|[,.;(:]|by |in |before |from |no later|for )/i;

export function findNetZero(
  text: string,
  sentence: Stretch,
  dates: readonly { date: DraftDate; index: number }[],
  others: readonly DraftTarget[],
): DraftTarget[] {
  const words = text.slice(sentence.start, sentence.end);
  if (!/zero|neutral/i.test(words)) return [];
  const found: DraftTarget[] = [];
  const by = dates.filter(({ date }) => date.relation === 'by' || date.relation === 'during' || date.relation === 'at');
  for (const match of words.matchAll(netZero)) {
    const place = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const after = text.slice(place.end, Math.min(sentence.end, place.end + 40));
    if (!dated.test(after) || /^-/.test(after)) continue;
    const promised =
      reached.test(words.slice(Math.max(0, match.index - 60), match.index)) ||
      match.index === 0 ||
      /^ (?:by|before|no later)\b/.test(after);
    // A vision that names no date is no target; a promise to be net zero is one.
    if (!promised || by.length === 0) continue;
    by.filter(({ date }) => date.span[0] >= place.end || by.length === 1).forEach(({ date, index }, turn) => {
      if (turn > 0 && !sameRun(text, by[turn - 1]?.date, date)) return;
      found.push({
        ...cited(text, place),
        value: '0',
        unit: 'net emissions',
        relation: '=',
        subject: scopeAfter(text, date, sentence) ?? 'emissions',
        by: index,
        baseline: null,
      });
    });
  }
  for (const match of words.matchAll(zeroOf)) {
    const place = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const what = match.groups?.what ?? '';
    if (/net[- ]$/i.test(words.slice(0, match.index)) || /-$/.test(words.slice(0, match.index))) continue;
    if (others.some(({ span: [start, end] }) => overlaps(place, { start, end }))) continue;
    const due = by.find(({ date }) => date.span[0] >= place.end) ?? by.at(-1);
    found.push({
      ...cited(text, place),
      value: '0',
      unit: what,
      relation: '=',
      subject: what,
      by: due?.index ?? null,
      baseline: null,
    });
  }
  return found;
}

/** Two dates of one promise: "by 2040 for what we control, and 2045 for the rest". */
function sameRun(text: string, previous: DraftDate | undefined, date: DraftDate): boolean {
  return (
    previous !== undefined &&
    /^(?:\d|the |by )/i.test(date.phrase) &&
    /^ for /.test(text.slice(date.span[1], date.span[1] + 6))
  );
}

/** "for emissions the NHS can control" after its date says which emissions. */
function scopeAfter(text: string, date: DraftDate, { end }: Stretch): string | null {
  const scope = /^[*)]?(?: \([^()]{0,30}\))? for ([^,.;:()]{3,120}?)(?=,|\.|;|:|\(|$| by | and (?:by )?20)/.exec(
    text.slice(date.span[1], end),
  );
  return scope?.[1]?.trim() ?? null;
}
