/**
 * Parts a text into records and cells as it comes, and forgives what CSV files in the wild do wrong.
 *
 * It is written here, since a library either holds the rest of the file in memory when a quotation mark is never
 * closed, or reads the whole file without quotation marks; and since nobody finds a row without its line.
 */
export interface CsvRecord {
  /** The line on which the record begins, from 1. */
  line: number;
  cells: string[];
  /** Set where a quotation mark was opened and not closed, and was read as a plain character. */
  unclosed?: true;
}

export interface Dialect {
  /** One character; empty where a line is one cell. */
  delimiter: string;
  /** Whether a line ends with CR alone, as on old Macs. */
  bareReturns: boolean;
}

/** A quoted cell longer than this is one whose end is missing: a spreadsheet's cell holds 32,767 characters. */
const longestQuoted = 100_000;
/** A line longer than this is no row of a table; in UTF-8 it fits into what DuckDB takes for one, 2 MB. */
export const longestLine = 600_000;

const quote = '"';

/** Reads a text that comes in pieces. */
export class RecordReader {
  private readonly delimiter: string;
  private readonly newline: string;
  private text = '';
  private at = 0;
  private line = 1;
  /** Where the next quotation mark is, -1 if there is none. */
  private nextQuote = -1;

  constructor(dialect: Dialect) {
    this.delimiter = dialect.delimiter;
    this.newline = dialect.bareReturns ? '\r' : '\n';
  }

  /**
   * The records that are complete with this piece.
   * @throws RangeError if a line is too long for a row of a table
   */
  push(piece: string): CsvRecord[] {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
    this.nextQuote = this.text.indexOf(quote);
    const records = this.take(false);
    if (this.text.length - this.at > longestLine) throw new RangeError(`line ${this.line} is too long`);
    return records;
  }

  /** What is left when the text ends. */
  end(): CsvRecord[] {
    return this.take(true);
  }

  private take(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.at < this.text.length) {
      const end = this.text.indexOf(this.newline, this.at);
      if (this.nextQuote !== -1 && this.nextQuote < this.at) this.nextQuote = this.text.indexOf(quote, this.at);
      const isQuoted = this.nextQuote !== -1 && (end === -1 || this.nextQuote < end);
      const record = isQuoted ? this.quoted(isEnd) : this.plain(end, isEnd);
      if (record === null) break;
      records.push(record);
    }
    return records;
  }

  private plain(end: number, isEnd: boolean): CsvRecord | null {
    if (end === -1 && !isEnd) return null;
    const stop = end === -1 ? this.text.length : end;
    const words = withoutReturns(this.text.slice(this.at, stop));
    const line = this.line;
    this.at = stop + 1;
    this.line += 1;
    return { line, cells: this.delimiter === '' ? [words] : words.split(this.delimiter) };
  }

  /** Null where the rest of the record has yet to come. */
  private quoted(isEnd: boolean): CsvRecord | null {
    const cells: string[] = [];
    let at = this.at;
    let unclosed = false;
    for (;;) {
      const cell = this.cell(at, isEnd);
      if (cell === null) return null;
      cells.push(cell.words);
      at = cell.end;
      unclosed ||= cell.unclosed;
      if (at >= this.text.length) {
        if (!isEnd) return null;
        break;
      }
      // a cell ends with the delimiter or with the line
      if (this.text[at] === this.newline) break;
      at += 1;
    }
    const record: CsvRecord = { line: this.line, cells };
    if (unclosed) record.unclosed = true;
    this.line += 1 + occurrences(this.text, this.newline, this.at, at);
    this.at = at + 1;
    return record;
  }

  /** The cell that begins here, and where its delimiter or line end is. */
  private cell(start: number, isEnd: boolean): { words: string; end: number; unclosed: boolean } | null {
    const { text } = this;
    let open = start;
    while (text[open] === ' ') open += 1;
    if (text[open] !== quote) return this.bareCell(start, isEnd, false);
    let words = '';
    let from = open + 1;
    for (;;) {
      const close = text.indexOf(quote, from);
      if (close === -1 || close - open > longestQuoted) {
        return isEnd || text.length - open > longestQuoted ? this.bareCell(start, isEnd, true) : null;
      }
      words += text.slice(from, close);
      const next = text[close + 1];
      if (next === undefined && !isEnd) return null;
      if (next === quote) {
        if (text.length === close + 2 && !isEnd) return null;
        words += quote;
        from = close + 2;
        continue;
      }
      let after = close + 1;
      while (text[after] === ' ') after += 1;
      while (text[after] === '\r' && this.newline === '\n') after += 1;
      if (after >= text.length && !isEnd) return null;
      if (
        after >= text.length ||
        text[after] === this.newline ||
        (text[after] === this.delimiter && this.delimiter !== '')
      ) {
        return { words, end: after, unclosed: false };
      }
      // A quotation mark inside the words, unless it is one of a later line that this cell has no part in.
      if (words.includes(this.newline)) return this.bareCell(start, isEnd, true);
      words += quote;
      from = close + 1;
    }
  }

  private bareCell(start: number, isEnd: boolean, unclosed: boolean) {
    const { text } = this;
    const newline = text.indexOf(this.newline, start);
    if (newline === -1 && !isEnd && text.length - start <= longestQuoted) return null;
    const delimiter = this.delimiter === '' ? -1 : text.indexOf(this.delimiter, start);
    const lineEnd = newline === -1 ? text.length : newline;
    const end = delimiter === -1 ? lineEnd : Math.min(delimiter, lineEnd);
    const words = text.slice(start, end);
    return { words: end === lineEnd ? withoutReturns(words) : words, end, unclosed };
  }
}

function withoutReturns(words: string): string {
  let end = words.length;
  while (end > 0 && words.charCodeAt(end - 1) === 13) end -= 1;
  return end === words.length ? words : words.slice(0, end);
}

function occurrences(text: string, what: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(what, from); at !== -1 && at < to; at = text.indexOf(what, at + 1)) count += 1;
  return count;
}
