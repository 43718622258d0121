/** Milestones on a timeline, told as dated lines or in a table, and the legend that says which are past. */
import { findPeriods } from '../../kernel/periods.ts';
import type { DraftMilestone } from '../draft.ts';
import { edtfOf, isPeriod } from './dated-lines.ts';
import type { Ledger } from './ledger.ts';
import type { Entry, Section } from './sections.ts';

type State = DraftMilestone['state'];

const states: [RegExp, State][] = [
  [/^(?:past|done|completed?|achieved|finished|delivered)\b/i, 'past'],
  [/^(?:now|current|in progress|under ?way|ongoing|today|we are here)\b/i, 'now'],
  [/^(?:future|planned|upcoming|still to come|to come|next|not started|to do)\b/i, 'future'],
];

/** The milestones of a section: all that its text says of dates if it is a timeline, else only a run of dated lines. */
export function milestonesIn(section: Section, ledger: Ledger): DraftMilestone[] {
  const named = section.head?.label?.role === 'timeline';
  const entries = section.body.filter(({ token }) => token.blocks.some((block) => ledger.isOpen(block)));
  const dated = entries.filter((entry) => isDatedLine(entry));
  const run = dated.length >= 3 && dated.length > entries.filter(({ token }) => token.type !== 'item').length / 2;
  if (!named && !run) return [];
  const legend = legendOf(entries, ledger);
  for (let at: Section | null = section; at?.head && (at === section || at.body.length === 0); at = at.parent) {
    ledger.leave('Heading of the timeline', [...at.head.blocks, ...at.labels.flatMap((label) => label.blocks)]);
  }
  const others = named ? entries.filter((entry) => !isDatedLine(entry)) : [];
  const lines = others.flatMap((entry) => undated(entry, ledger));
  const found = dated.flatMap(({ token }) => {
    if (!token.dated) return [];
    ledger.place(token.blocks);
    const state = token.block.type === 'item' ? (legend.get(token.block.marker) ?? null) : null;
    return [{ ...token.dated, line: token.block.line, state, order: token.index }];
  });
  const all = [...found, ...lines].sort((a, b) => a.order - b.order);
  return all.map(({ order: _, ...milestone }) => milestone);
}

/** Below "Actions" a dated item is an action; a dated paragraph is a milestone anywhere. */
function isDatedLine({ token, labels }: Entry): boolean {
  if (!token.dated) return false;
  return token.type !== 'item' || labels.length === 0 || labels.at(-1)?.label?.role === 'timeline';
}

type Ordered = DraftMilestone & { order: number };

/** In a section called a timeline: a table with periods in its first column, or a line that names its date within. */
function undated({ token }: Entry, ledger: Ledger): Ordered[] {
  const { block } = token;
  if (block.type === 'table') {
    const rows = block.header ? [block.header, ...block.rows] : block.rows;
    const found = rows.flatMap((row, at): Ordered[] => {
      const filled = row.cells.filter((cell) => cell !== '');
      const when = filled.find((cell) => isPeriod(cell));
      const state = stateOf(filled.at(-1) ?? '');
      const title = filled
        .filter((cell, place) => cell !== when && (state === null || place < filled.length - 1))
        .join(' – ');
      if (!when || title === '') return [];
      ledger.place([row]);
      return [{ when, edtf: edtfOf(when), title, line: row.line, state, order: token.index + at / 1e6 }];
    });
    if (found.length > 0) {
      ledger.place([block]);
      const read = new Set(found.map(({ line }) => line));
      ledger.leave(
        'Heading row of the timeline',
        rows.filter(({ line }) => !read.has(line)),
      );
    }
    return found;
  }
  const period =
    token.type === 'item' || token.type === 'short' ? findPeriods(token.text).find((found) => !found.bare) : undefined;
  if (!period) return [];
  ledger.place(token.blocks);
  const when = token.text.slice(period.start, period.end);
  return [{ when, edtf: period.period.edtf, title: token.text, line: block.line, state: null, order: token.index }];
}

/** Items that say "past", "now", "future": the meaning of each bullet, if each has a bullet of its own. */
function legendOf(entries: Entry[], ledger: Ledger): Map<string, State> {
  const legend = entries.filter(
    ({ token }) => token.text.split(' ').length <= 5 && !token.dated && stateOf(token.text) !== null,
  );
  const meanings = new Map<string, State>();
  for (const { token } of legend) {
    ledger.leave('Legend of the timeline', token.blocks);
    if (token.block.type === 'item') meanings.set(token.block.marker, stateOf(token.text));
  }
  return meanings.size === legend.length && meanings.size > 1 ? meanings : new Map();
}

function stateOf(text: string): State {
  return states.find(([words]) => words.test(text))?.[1] ?? null;
}
