/** Tonnes that somebody states: they come off after all else, no more than there is, and are parted over scopes. */
import type { InitiativeCells } from './initiatives-sheet.ts';
import type { T } from './messages.ts';
import type { Formula, Line, Sheet } from './sheet.ts';
import type { Strength } from './strength-sheet.ts';
import type { StatedCategory, Subject } from './subject.ts';
import { type Labels, type RowOf, sumOfRows } from './sum-labels.ts';

export interface StatedParts {
  subject: Subject;
  cells: readonly InitiativeCells[];
  strengths: ReadonlyMap<string, Strength>;
  labels: Labels;
  sum: Sheet;
  others: Sheet;
  /** Kilograms of a place that others leave, by year: what a formula comes to. */
  leftBefore(place: { organisation: string; category: string; scope: string }): readonly number[];
  t: T;
}

const kilograms = { format: '#,##0.00' };

export function writeStated(sheet: Sheet, parts: StatedParts): void {
  parts.labels.head(sheet);
  const stated = new Map(
    parts.cells.flatMap((cells): [string, Line][] =>
      cells.initiative.effect.type === 'tonnes' ? [[cells.initiative.id, writeTonnes(sheet, cells, parts)]] : [],
    ),
  );
  for (const category of parts.subject.stated) {
    sheet.next += 1;
    new CategoryRows(sheet, parts, stated, category).write();
  }
}

/** What one states, a year; by year where years are told, in cells that can be changed. */
function writeTonnes(sheet: Sheet, { initiative, full, fullAmount, size }: InitiativeCells, parts: StatedParts): Line {
  const { effect } = initiative;
  const { years } = parts.subject.forecast;
  const byYear = effect.type === 'tonnes' ? effect.byYear : {};
  const labels = parts.labels.of({ what: 'what.stated', organisation: '', initiative, unit: 't' });
  const isTold = (place: number) => byYear[years[place] ?? 0] !== undefined;
  const told =
    Object.keys(byYear).length === 0 ? null : sheet.line(labels, (place) => Number(byYear[years[place] ?? 0] ?? 0), {});
  if (told) for (const place of years.keys()) if (isTold(place)) sheet.markInput(told.row, place);
  return sheet.line(
    labels,
    (place) =>
      told && isTold(place)
        ? { formula: `${told.at(place)}*${size}`, result: told.values[place] ?? 0 }
        : { formula: full, result: fullAmount },
    kilograms,
  );
}

class CategoryRows {
  readonly #sheet: Sheet;
  readonly #parts: StatedParts;
  readonly #stated: ReadonlyMap<string, Line>;
  readonly #of: StatedCategory;

  constructor(sheet: Sheet, parts: StatedParts, stated: ReadonlyMap<string, Line>, of: StatedCategory) {
    this.#sheet = sheet;
    this.#parts = parts;
    this.#stated = stated;
    this.#of = of;
  }

  write(): void {
    const first = this.#sheet.next;
    const asked = this.#of.asked.map((one) => this.#writeAsked(one));
    const askedOf = (at: number) => this.#sheet.yearRange(at, first, first + asked.length - 1);
    const adding = (at: number) => `(-SUMIF(${askedOf(at)},"<0"))`;
    const taking = (at: number) => `SUMIF(${askedOf(at)},">0")`;
    const adds = (at: number) => -sum(asked.map((line) => Math.min(0, line.values[at] ?? 0)));
    const takes = (at: number) => sum(asked.map((line) => Math.max(0, line.values[at] ?? 0)));

    const there = this.#block('what.there', (scope, at) => this.#thereOf(scope, at));
    const added = this.#block('what.added', (_, at, row) => ({
      formula: `${adding(at)}*${partOf(there.cell(row, at), there.range(at), there.lines.length)}`,
      result: adds(at) * partIn(there.values(at), row),
    }));
    // What is there with what is added is what can be taken.
    const taken = this.#block('what.taken', (_, at, row) => {
      const most = `(SUM(${there.range(at)})+${adding(at)})`;
      const cell = `(${there.cell(row, at)}+${added.cell(row, at)})`;
      const whole = there.values(at).map((value, place) => value + (added.values(at)[place] ?? 0));
      return {
        formula: `MIN(${taking(at)},${most})*IF(${most}=0,1/${there.lines.length},${cell}/${most})`,
        result: Math.min(takes(at), sum(whole)) * partIn(whole, row),
      };
    });
    for (const [place, { initiative }] of this.#of.asked.entries()) {
      const line = asked[place];
      if (!line) continue;
      for (const [row, scope] of this.#of.scopes.entries())
        this.#line({ what: 'what.saved', initiative, scope, unit: 'kg' }, (at) => {
          const own = line.values[at] ?? 0;
          const [takenHere, addedHere] = [taken.values(at)[row] ?? 0, added.values(at)[row] ?? 0];
          const result = own > 0 ? (takenHere * own) / takes(at) : own < 0 ? (addedHere * own) / adds(at) : 0;
          const cell = line.at(at);
          const takesOff = `${taken.cell(row, at)}*${cell}/${taking(at)}`;
          const putsOn = `${added.cell(row, at)}*${cell}/${adding(at)}`;
          return { formula: `IF(${cell}>0,${takesOff},IF(${cell}<0,${putsOn},0))`, result };
        });
    }
  }

  #line(row: Omit<RowOf, 'organisation' | 'category'>, of: (at: number) => Formula): Line {
    const { organisation, category } = this.#of;
    return this.#sheet.line(this.#parts.labels.of({ ...row, organisation, category }), of, kilograms);
  }

  /** The organisation's part of what is stated, as far as the initiative works, of this category. */
  #writeAsked({ initiative, part }: StatedCategory['asked'][number]): Line {
    const { organisation } = this.#of;
    const stated = this.#stated.get(initiative.id);
    const effect = this.#parts.strengths.get(initiative.id)?.effect;
    const whose = initiative.organisations.find((one) => one.organisation === organisation);
    const times = Number(whose?.share ?? 0) * part * 1000;
    return this.#line({ what: 'what.asked', initiative, unit: 'kg' }, (at) => ({
      formula: `${stated?.at(at) ?? 0}*${effect?.at(at) ?? 0}*${times}`,
      result: (stated?.values[at] ?? 0) * (effect?.values[at] ?? 0) * times,
    }));
  }

  #thereOf(scope: StatedCategory['scopes'][number], at: number): Formula {
    const { subject, sum: sumSheet, others, t } = this.#parts;
    const { organisation, category } = this.#of;
    const by = { column: 'A', equals: subject.places.of(organisation, category, scope) };
    const without = [sumSheet, others].map((sheet) => sumOfRows(sheet, at, t('what.without'), by)).join('+');
    const result = Math.max(0, this.#parts.leftBefore({ organisation, category, scope })[at] ?? 0);
    return { formula: `MAX(0,${without}-${sumOfRows(sumSheet, at, t('what.saved'), by)})`, result };
  }

  /** A row for each scope, one under the other. */
  #block(
    what: RowOf['what'],
    of: (scope: StatedCategory['scopes'][number], at: number, row: number) => Formula,
  ): Block {
    const first = this.#sheet.next;
    const lines = this.#of.scopes.map((scope, row) =>
      this.#line({ what, scope, unit: 'kg' }, (at) => of(scope, at, row)),
    );
    return {
      lines,
      cell: (row, at) => lines[row]?.at(at) ?? '0',
      values: (at) => lines.map(({ values }) => values[at] ?? 0),
      range: (at) => this.#sheet.yearRange(at, first, first + lines.length - 1),
    };
  }
}

interface Block {
  lines: readonly Line[];
  cell(row: number, at: number): string;
  values(at: number): number[];
  range(at: number): string;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** In proportion; evenly where there is nothing. */
const partOf = (cell: string, range: string, count: number): string =>
  `IF(SUM(${range})=0,1/${count},${cell}/SUM(${range}))`;

function partIn(values: readonly number[], place: number): number {
  const all = sum(values);
  return all === 0 ? 1 / values.length : (values[place] ?? 0) / all;
}
