/** Net zero is a target: no net emissions. So is zero of a thing that would otherwise go on ("zero waste to landfill"). */
import type { Cover } from '../../../kernel/cover.ts';
import type { DraftDate, DraftTarget } from '../../draft.ts';
import { cited, type Stretch } from './text.ts';

const reached =
  /\b(?:be|become|becoming|being|is|are|reach|reaches|reaching|achieve|achieves|achieving|attain|attaining|hit|deliver|delivering|target of|ambition of|goal of|go|going) (?:[\w-]+ ){0,2}$/i;
const netZero =
  /\b(?:net[- ]zero|carbon[- ]neutral(?:ity)?)(?: (?:carbon|greenhouse gas|ghg))?(?: emissions?)?(?: (?:organisation|system|trust|council|icb|borough|city|county|region|estate))?/gi;
const zeroOf =
  /\bzero (?<what>(?!carbon\b|emissions?\b)[a-z][\w-]*(?: (?!by\b|in\b|from\b|and\b|across\b|for\b)[\w-]+){0,4})/gi;
const dated = /^(?: \(?(?:or earlier|at the latest)\)?)?\s?(?:$|[,.;(:]|by |in |before |from |no later|for )/i;

interface Placed {
  readonly date: DraftDate;
  readonly index: number;
}

export function findNetZero(text: string, sentence: Stretch, dates: readonly Placed[], taken: Cover): DraftTarget[] {
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
      (found.length > 0 && /\band (?:an? )?$/.test(words.slice(Math.max(0, match.index - 8), match.index))) ||
      /^ (?:by|before|no later)\b/.test(after);
    if (!promised) continue;
    for (const due of datesOf(text, place, by))
      found.push({
        ...cited(text, place),
        value: '0',
        unit: 'net emissions',
        relation: '=',
        subject: (due && scopeAfter(text, due.date, sentence)) ?? 'emissions',
        by: due?.index ?? null,
        baseline: null,
      });
  }
  for (const match of words.matchAll(zeroOf)) {
    const place = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const what = match.groups?.what ?? '';
    if (
      /net[- ]$|-$/i.test(words.slice(Math.max(0, match.index - 4), match.index)) ||
      taken.has(place.start, place.end)
    )
      continue;
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

/** Its date, or the two dates of one promise: "by 2040 for what we control, and 2045 for the rest"; null for none. */
function datesOf(text: string, place: Stretch, by: readonly Placed[]): (Placed | null)[] {
  const first = by.findIndex(({ date }) => date.span[0] >= place.end);
  if (first < 0) return [by.at(-1) ?? null];
  let last = first + 1;
  while (last < by.length && goesOn(text, by[last]?.date)) last += 1;
  return by.slice(first, last);
}

function goesOn(text: string, date: DraftDate | undefined): boolean {
  return (
    date !== undefined &&
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
