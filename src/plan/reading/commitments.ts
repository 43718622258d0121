/** Makes commitments and their parts out of the texts that have that role. */
import { readPeriod } from '../../kernel/periods.ts';
import type { DraftDate, Sentence } from '../draft.ts';
import { periodNamed } from './dated-lines.ts';
import { FieldLines, fieldsAbove } from './field-lines.ts';
import { cellsOf, type Field } from './fields.ts';
import type { FoundCommitment, FoundRecommendation } from './finds.ts';
import type { Ledger } from './ledger.ts';
import { isPromised, sentenceOf } from './promises.ts';
import type { EntryRole } from './roles.ts';
import { withCells } from './row-sentence.ts';
import type { Section } from './sections.ts';
import { readSentence } from './sentence/read.ts';
import { elsewhere } from './sentence/text.ts';
import type { Token } from './tokens.ts';

/** The commitments of a section, parts within, in the order of the source. */
export function commitmentsIn(section: Section, roles: Map<Token, EntryRole>, ledger: Ledger): FoundCommitment[] {
  const found: FoundCommitment[] = [];
  const year = yearAbove(section);
  const fields = new FieldLines(ledger);
  let open: { commitment: FoundCommitment; depth: number }[] = [];
  for (const { token, labels } of section.body) {
    const role = roles.get(token);
    const deep = token.block.type === 'item' ? token.block.depth : -1;
    if (role === 'commitment') {
      const commitment = commitmentOf(token, false, labels.at(-1) ?? null);
      if (year) commitment.sentence = withDates(commitment.sentence, [year]);
      found.push(commitment);
      fields.of(commitment, deep);
      open = [{ commitment, depth: deep }];
      ledger.place(token.blocks);
    } else if (role === 'part of') {
      while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= deep) open.pop();
      const commitment = commitmentOf(token, true, null);
      open.at(-1)?.commitment.children.push(commitment);
      open.push({ commitment, depth: deep });
      ledger.place(token.blocks);
    } else if (token.fields) fields.read(token, deep);
  }
  fields.finish();
  if (found.length > 0) lead(found, fieldsAbove(section, ledger));
  return found;
}

/** Who leads all that stands below a heading leads each commitment that names nobody. */
function lead(found: FoundCommitment[], fields: Field[]): void {
  if (fields.length === 0) return;
  for (const commitment of found)
    if (commitment.sentence.owners.length === 0) commitment.sentence = withCells(commitment.sentence, cellsOf(fields));
}

export function recommendationsIn(
  section: Section,
  roles: Map<Token, EntryRole>,
  ledger: Ledger,
): FoundRecommendation[] {
  return section.body.flatMap(({ token }) => {
    if (roles.get(token) !== 'recommendation' || token.type === 'table') return [];
    ledger.place(token.blocks);
    return [{ order: token.index, text: token.text, line: token.block.line }];
  });
}

function commitmentOf(token: Token, part: boolean, label: Token | null): FoundCommitment {
  const sentence = part ? readSentence(token.text, { part }) : sentenceOf(token);
  return {
    order: token.index,
    text: token.text,
    line: token.block.line,
    sentence: label?.label?.promises ? promisedBy(label.text, sentence) : sentence,
    children: [],
  };
}

/** What "By 2028 the Trust will:" above a list says of each promise below it: who promises, that it is promised, by when. */
function promisedBy(label: string, sentence: Sentence): Sentence {
  const above = readSentence(label.replace(/(?:(?<=\b(?:will|shall))\b.*)?[:…. ]+$/, ' act'), { part: false });
  const due = above.dates
    .filter(({ edtf }) => edtf !== null)
    .map((date) => ({ ...date, span: elsewhere(), owner: null }));
  return withDates(withLeads(sentence, above), due);
}

function withLeads(sentence: Sentence, above: Sentence): Sentence {
  const leads = above.owners.filter((owner) => owner.role === 'lead').map((owner) => ({ ...owner, span: elsewhere() }));
  const named = sentence.owners.some((owner) => owner.role === 'lead');
  if (named) return { ...sentence, strength: promisedStrength(sentence, above) };
  return {
    ...sentence,
    owners: [...leads, ...sentence.owners],
    dates: sentence.dates.map((date) => ({ ...date, owner: date.owner === null ? null : date.owner + leads.length })),
    strength: promisedStrength(sentence, above),
  };
}

function promisedStrength(sentence: Sentence, above: Sentence): Sentence['strength'] {
  return isPromised(sentence.strength) ? sentence.strength : (above.strength ?? 'commit');
}

/** A date told once for several commitments holds for each that has none of its own; how often is no date by when. */
function withDates(sentence: Sentence, dates: DraftDate[]): Sentence {
  const own = sentence.dates.some(({ relation }) => relation !== 'every');
  return own ? sentence : { ...sentence, dates: [...sentence.dates, ...dates] };
}

/** Actions told by year stand below the year in which they are to be done. */
function yearAbove(section: Section): DraftDate | null {
  for (let at: Section | null = section; at?.head; at = at.parent) {
    const phrase = periodNamed(at.head.text);
    const period = phrase === null ? null : readPeriod(phrase);
    if (phrase === null || !period) continue;
    const { edtf, latest } = period;
    const relation = /^(?:by|before)\b/i.test(phrase) ? 'by' : 'during';
    return { phrase, span: elsewhere(), relation, edtf, latest, interval: null, owner: null };
  }
  return null;
}
