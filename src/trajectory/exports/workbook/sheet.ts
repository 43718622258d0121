/** Writing a workbook's cells: values, formulas with what they come to, and rows in which each year has its column. */
import { type CellValueInput, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { yearName } from '../../../carbon/footprint/months.ts';
import { written } from '../../../plan/exports/worksheet.ts';

/** A formula without its "=", and what it comes to, for viewers that do not calculate. */
export interface Formula {
  formula: string;
  result: number | string;
}
export type Content = Formula | Date | number | string | null;

export type Look = 'plain' | 'input' | 'heading' | 'total';

export interface Style {
  look?: Look;
  /** A spreadsheet's format of numbers. */
  format?: string;
}

/** More than a spreadsheet opens readily. */
export class TooManyFormulas extends Error {
  override name = 'TooManyFormulas';
}

/** The column in which the first year stands, on every sheet that has years. */
export const firstYearColumn = 10;
const headerRows = 2;

const fills: Partial<Record<Look, string>> = { input: 'FFFFF2B3', heading: 'FF00573F' };

/** A row by year. Its addresses name the sheet, so that they may be used on any other. */
export interface Line {
  row: number;
  values: readonly number[];
  /** The cell of the year at this place. */
  at(place: number): string;
  /** From the first year to the last, fixed. */
  all: string;
}

export class Book {
  readonly workbook = new Workbook();
  readonly years: readonly number[];
  readonly #most: number;
  #formulas = 0;

  /** @param most formulas that it may have */
  constructor(years: readonly number[], most: number) {
    this.years = years;
    this.#most = most;
  }

  get formulas(): number {
    return this.#formulas;
  }

  sheet(name: string): Sheet {
    return new Sheet(this, this.workbook.addWorksheet(name));
  }

  /** @throws TooManyFormulas */
  count(): void {
    this.#formulas += 1;
    if (this.#formulas > this.#most) throw new TooManyFormulas();
  }
}

export class Sheet {
  readonly name: string;
  readonly worksheet: Worksheet;
  /** The next row that is free. */
  next = headerRows + 1;
  readonly #book: Book;

  constructor(book: Book, worksheet: Worksheet) {
    this.#book = book;
    this.worksheet = worksheet;
    this.name = worksheet.name;
  }

  /** The address of a cell, fixed, with the sheet's name. */
  address(row: number, column: number): string {
    return `${this.name}!$${letters(column)}$${row}`;
  }

  /** A part of a column, fixed. */
  range(column: number, from: number, to: number): string {
    return `${this.name}!$${letters(column)}$${from}:$${letters(column)}$${to}`;
  }

  /** @returns its address */
  put(row: number, column: number, content: Content, { look = 'plain', format }: Style = {}): string {
    const cell = this.worksheet.getCell(row, column);
    cell.value = this.#cellValue(content);
    const fill = fills[look];
    if (fill) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
    if (look === 'heading') {
      cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
      cell.alignment = { vertical: 'middle', wrapText: true };
    }
    if (look === 'total') cell.font = { bold: true };
    if (format) cell.numFmt = format;
    return this.address(row, column);
  }

  #cellValue(content: Content): CellValueInput {
    if (typeof content === 'string') return written(content);
    if (content === null || typeof content === 'number' || content instanceof Date) return content;
    this.#book.count();
    return { formula: content.formula, result: content.result };
  }

  /** A row of headings, frozen together with the columns before this one. */
  head(titles: readonly string[], widths: readonly number[], frozenColumns: number): void {
    for (const [at, title] of titles.entries()) this.put(1, at + 1, title, { look: 'heading' });
    for (const [at, width] of widths.entries()) this.worksheet.getColumn(at + 1).width = width;
    this.worksheet.views = [{ state: 'frozen', xSplit: frozenColumns, ySplit: headerRows }];
  }

  /** Headings of a sheet with years: their names, and below them the year in which each begins, which formulas use. */
  headYears(titles: readonly string[], widths: readonly number[]): void {
    this.head(
      Array.from({ length: firstYearColumn - 1 }, (_, at) => titles[at] ?? ''),
      Array.from({ length: firstYearColumn - 1 }, (_, at) => widths[at] ?? 4),
      firstYearColumn - 1,
    );
    for (const [at, year] of this.#book.years.entries()) {
      const column = firstYearColumn + at;
      this.put(1, column, yearName(year), { look: 'heading' });
      this.put(2, column, year, { format: '0' });
      this.worksheet.getColumn(column).width = 14;
    }
  }

  /** The cell that has the year at this place. */
  year(place: number): string {
    return `${this.name}!${letters(firstYearColumn + place)}$2`;
  }

  /** A row by year. */
  line(labels: readonly Content[], of: (place: number) => Formula | number, style: Style = {}): Line {
    const row = this.next;
    this.next += 1;
    for (const [at, label] of labels.entries()) if (label !== null && label !== '') this.put(row, at + 1, label);
    const values = this.#book.years.map((_, place) => {
      const content = of(place);
      this.put(row, firstYearColumn + place, content, style);
      return typeof content === 'number' ? content : Number(content.result);
    });
    const { name } = this;
    const last = firstYearColumn + values.length - 1;
    return {
      ...{ row, values },
      at: (place) => `${name}!${letters(firstYearColumn + place)}${row}`,
      all: `${name}!$${letters(firstYearColumn)}$${row}:$${letters(last)}$${row}`,
    };
  }

  /** Fills a cell of a row by year as one that can be changed. */
  markInput(row: number, place: number): void {
    const argb = fills.input ?? '';
    this.worksheet.getCell(row, firstYearColumn + place).fill = {
      ...{ type: 'pattern', pattern: 'solid', fgColor: { argb } },
    };
  }

  /** The cells of one year in these rows, which follow each other. */
  yearRange(place: number, from: number, to: number): string {
    const letter = letters(firstYearColumn + place);
    return `${this.name}!${letter}$${from}:${letter}$${to}`;
  }

  choices(row: number, column: number, formula: string, error: string): void {
    this.worksheet.getCell(row, column).dataValidation = {
      ...{ type: 'list', allowBlank: false, formulae: [formula], showErrorMessage: true, error },
    };
  }
}

/** "A" of 1, "AB" of 28. */
export function letters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : letters(Math.floor((column - 1) / 26)) + letter;
}
