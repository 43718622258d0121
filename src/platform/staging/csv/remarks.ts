/** What is irregular in a text of rows, with the lines to look at. */
import { namedRows, rowsNamed } from '../table-remarks.ts';
import type { Table } from '../tables.ts';
import type { CsvRecord } from './records.ts';

interface Seen {
  count: number;
  /** The first few lines on which it was seen. */
  lines: number[];
}

export class Irregularities {
  /** Records by how many cells they have. */
  private readonly widths = new Map<number, Seen>();
  private readonly unclosed: Seen = { count: 0, lines: [] };
  private last: CsvRecord | null = null;

  see(record: CsvRecord): void {
    this.last = record;
    const { cells } = record;
    if (record.unclosed) note(this.unclosed, record.line);
    if (cells.length === 1 && (cells[0] ?? '').trim() === '') return;
    let seen = this.widths.get(cells.length);
    if (!seen) {
      seen = { count: 0, lines: [] };
      this.widths.set(cells.length, seen);
    }
    note(seen, record.line);
  }

  /** Sentences for the clerk. @param isEnded whether the last line has its end */
  remarks(tables: readonly Table[], isEnded: boolean): string[] {
    const remarks: string[] = [];
    const usual = this.usualWidth();
    const cut = this.cutOff(usual, isEnded);
    if (cut !== null) remarks.push(cut.remark);
    // of several tables each may have a width of its own
    const widths = new Set([usual, ...(tables.length > 1 ? tables.map(({ head }) => head.headings.length) : [])]);
    const others = [...this.widths].filter(([width]) => !widths.has(width)).map(([width, seen]) => ({ width, seen }));
    const isOf = ({ head, end }: Table, line: number) => line >= head.firstRow && (end === null || line < end);
    const inData = (line: number) => line !== cut?.line && tables.some((table) => isOf(table, line));
    for (const [word, isThat] of [
      ['more', (width: number) => width > usual],
      ['fewer', (width: number) => width < usual],
    ] as const) {
      const matching = others.filter(({ width }) => isThat(width));
      const lines = matching
        .flatMap(({ seen }) => seen.lines)
        .filter(inData)
        .toSorted((a, b) => a - b);
      const beyond = matching.reduce((sum, { seen }) => sum + seen.count - seen.lines.length, 0);
      if (lines.length === 0) continue;
      const where = namedRows('Line', lines, lines.length + beyond);
      const what =
        word === 'more'
          ? `more cells than the ${usual} of the other rows; what is beyond them is kept in columns without a heading. Check whether a comma stands inside a text that has no quotation marks.`
          : `fewer cells than the ${usual} of the other rows; the missing ones are taken as empty. Check whether a line was broken in two.`;
      remarks.push(`${where} ${lines.length + beyond === 1 ? 'has' : 'have'} ${what}`);
    }
    const unclosed = this.unclosed.lines.filter((line) => line !== cut?.line);
    if (unclosed.length > 0) {
      const many = this.unclosed.count - (this.unclosed.lines.length - unclosed.length);
      remarks.push(
        `${namedRows('Line', unclosed, many)} ${many === 1 ? 'has' : 'have'} a quotation mark that is opened and never closed; it was read as a plain character. Check the cells of ${many === 1 ? 'that line' : 'those lines'}.`,
      );
    }
    return remarks;
  }

  /** The line in the middle of which the text breaks off; null where it is whole. */
  cutLine(isEnded: boolean): number | null {
    return this.cutOff(this.usualWidth(), isEnded)?.line ?? null;
  }

  /** Where the text breaks off: its last line has no end, and lacks cells or a quotation mark. */
  private cutOff(usual: number, isEnded: boolean): { line: number; remark: string } | null {
    const { last } = this;
    if (!last || isEnded || (last.cells.length >= usual && !last.unclosed)) return null;
    const lacks = last.cells.length < usual ? `has ${last.cells.length} of ${usual} cells` : 'ends within a cell';
    return {
      line: last.line,
      remark: `The file seems to be cut off in the middle: its last line, ${last.line.toLocaleString('en-GB')}, ${lacks}. Export it again, and compare the number of rows.`,
    };
  }

  private usualWidth(): number {
    let usual = { width: 0, count: 0 };
    for (const [width, { count }] of this.widths) if (count > usual.count) usual = { width, count };
    return usual.width;
  }
}

function note(seen: Seen, line: number): void {
  seen.count += 1;
  if (seen.lines.length < rowsNamed) seen.lines.push(line);
}
