/** The glossary: a table of two columns, or lines of a term and its meaning. A term told twice is kept twice. */
import type { Table } from '../../platform/documents/outline.ts';
import type { Draft } from '../draft.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';

type Term = Draft['glossary'][number];

const headingCell =
  /^(?:terms?|words?|phrase|abbreviations?|acronyms?|initials|meaning|definitions?|description|explanation|full (?:name|term)|stands for|in full|what it means)$/i;
const line = /^(\S.{0,59}?)(?:\s?:\s+|\s[–—-]\s+|\s=\s|\t)(\S.*)$/;

export function glossaryIn(section: Section, ledger: Ledger): Term[] {
  const named = section.head?.label?.role === 'glossary';
  return section.body.flatMap(({ token }): Term[] => {
    const { block } = token;
    if (block.type === 'table') return named || isGlossary(block) ? termsOfTable(block, ledger) : [];
    const [, term, meaning] = (named && line.exec(token.text)) || [];
    if (term === undefined || meaning === undefined) return [];
    ledger.place(token.blocks);
    return [{ term, meaning, line: block.line }];
  });
}

function isGlossary(table: Table): boolean {
  const cells = table.header?.cells ?? [];
  return cells.length === 2 && cells.every((cell) => headingCell.test(cell));
}

/** Slides put two glossaries side by side: each pair of columns is one. */
function termsOfTable(table: Table, ledger: Ledger): Term[] {
  const rows = table.header ? [table.header, ...table.rows] : table.rows;
  const terms: Term[] = [];
  for (const row of rows) {
    if (row.cells.some((cell) => cell !== '') && row.cells.every((cell) => cell === '' || headingCell.test(cell))) {
      ledger.leave('Heading row of the glossary', [row]);
      continue;
    }
    const cells = row.cells.length % 2 === 1 ? row.cells.filter((cell) => cell !== '') : row.cells;
    const found: Term[] = [];
    for (let at = 0; at + 1 < cells.length; at += 2) {
      const [term, meaning] = [cells[at], cells[at + 1]];
      if (term && meaning) found.push({ term, meaning, line: row.line });
    }
    const told = new Set(found.flatMap(({ term, meaning }) => [term, meaning]));
    const rest = row.cells.filter((cell) => cell !== '' && !told.has(cell)).join(' | ');
    if (found.length > 0) {
      ledger.place([row]);
      ledger.remain(row.line, rest, 'Column that the glossary has no place for');
    } else ledger.leave('Row of the glossary without a term or a meaning', [row]);
    for (const one of found) terms.push(one);
  }
  if (terms.length > 0) ledger.place([table]);
  return terms;
}
