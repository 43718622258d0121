/** Lines that begin with a period and tell what happens then: "Mar 2025: ICB Board – approve Green Plan". */
import { readPeriod } from '../../kernel/periods.ts';

export interface FoundMilestone {
  when: string;
  edtf: string | null;
  title: string;
}

const separated = /^(.{3,40}?)(?:\s?:\s+|\s[–—-]\s+|\t)(\S.*)$/;

/** Reads a line as a milestone, or null. The dash of "Apr 2022 – now: …" belongs to the period. */
export function milestoneOf(text: string): FoundMilestone | null {
  if (!/\d{2}/.test(text.slice(0, 40))) return null;
  const colon = /^([^:]{3,40}?)\s?:\s+(\S.*)$/.exec(text);
  for (const found of [colon, separated.exec(text)]) {
    const [, when, title] = found ?? [];
    if (when === undefined || title === undefined || !isPeriod(when)) continue;
    return { when, edtf: edtfOf(when), title };
  }
  return null;
}

/** The whole of the text names a period. */
export function isPeriod(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const rest = text
    .toLowerCase()
    .replace(
      /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/g,
      ' ',
    )
    .replace(
      /\b(?:spring|summer|autumn|winter|quarter|q[1-4]|h[12]|fy|financial|year|early|mid|late|end|start|beginning|middle)\b/g,
      ' ',
    )
    .replace(/\b(?:by|before|from|during|in|on|to|until|since|the|of|and|onwards?|now|present|ongoing|today)\b/g, ' ')
    .replace(/\b\d{1,4}(?:st|nd|rd|th)?\b/g, ' ')
    .replace(/[\s/.,'’–—-]/g, '');
  return rest === '' && readPeriod(text) !== null;
}

/** The period that a label of a timeline names, as EDTF. */
export function edtfOf(when: string): string | null {
  return readPeriod(when)?.edtf ?? null;
}

/** The period that a heading names and nothing else: "Actions for 2026/27", "Year 1 (2026/27)", "Short term (by 2027)". */
export function periodNamed(heading: string): string | null {
  const phrase = heading
    .replace(
      /^(?:(?:our |key )?(?:actions|commitments|objectives|priorities)(?: for| in)? |(?:year|phase|stage) (?:\d|one|two|three)\b[\s:–—-]*|(?:short|medium|long)(?:er)?[ -]terms?\b[\s:–—-]*)/i,
      '',
    )
    .replace(/^\((.*)\)$/, '$1');
  return isPeriod(phrase) ? phrase : null;
}
