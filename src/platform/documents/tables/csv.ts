/** Reads a table of values parted by commas, semicolons, tabs or bars. */
import { parse } from 'csv-parse/sync';
import type { Outline } from '../outline.ts';
import { OutlineWriter } from '../outline-writer.ts';
import { writeSheet } from './sheet.ts';

/** The outline of a CSV text; its unit is the row as a spreadsheet counts it. */
export function readCsv(text: string, source: Outline['source']): Outline {
  const writer = new OutlineWriter(source, 'row');
  const said = /^\ufeff?sep=(.)\r?\n/.exec(text);
  const delimiter = said?.[1] ?? delimiterOf(text);
  const body = said ? text.slice(said[0].length) : text;
  const { rows, unquoted } = parseRows(body, delimiter);
  if (unquoted) {
    writer.remark(1, 'A quotation mark is opened and never closed, so quotation marks were read as plain characters.');
  }
  writeSheet(writer, { page: null, before: 0, rows: said ? [[], ...rows] : rows });
  return writer.finish(null);
}

function parseRows(text: string, delimiter: string): { rows: string[][]; unquoted: boolean } {
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
  try {
    return { rows: parse(text, options), unquoted: false };
  } catch {
    return { rows: parse(text, { ...options, quote: false }), unquoted: true };
  }
}

/** The character that parts the first rows most evenly. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 50_000);
  const whole = start.length < text.length ? start.slice(0, start.lastIndexOf('\n')) : start;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const widths = parseRows(whole, delimiter).rows.map((row) => row.length);
    const columns = widths.filter((width) => width > 1);
    const usual = columns.toSorted((a, b) => a - b)[Math.floor(columns.length / 2)] ?? 1;
    const alike = widths.filter((width) => width === usual).length;
    const score = usual > 1 ? (alike / widths.length) * (1 + usual / 100) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
