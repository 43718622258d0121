/** The first columns of the sheets whose rows are added up: numbers by which they are found, and names for people. */
import { categoryName } from '../../files/category-names.ts';
import type { Initiative, Scope } from '../../rules/model.ts';
import type { WorkbookAsked } from './asked.ts';
import type { T, WorkbookKey } from './messages.ts';
import type { Content, Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';

export const labelColumns = { place: 'A', category: 'B', initiative: 'C', what: 'D' } as const;

export interface RowOf {
  what: Extract<WorkbookKey, `what.${string}`>;
  organisation: string;
  stream?: string;
  initiative?: Initiative | null;
  /** Where the row is of a category and scope. */
  category?: string;
  scope?: Scope;
  unit: string;
}

export class Labels {
  readonly #subject: Subject;
  readonly #asked: WorkbookAsked;
  readonly #t: T;

  constructor(subject: Subject, asked: WorkbookAsked, t: T) {
    this.#subject = subject;
    this.#asked = asked;
    this.#t = t;
  }

  head(sheet: Sheet): void {
    const t = this.#t;
    sheet.headYears(
      [
        ...[t('head.place'), t('head.category'), t('head.initiative'), t('head.what'), t('head.organisation')],
        ...[t('head.stream'), t('head.title'), t('head.where'), t('head.base')],
      ],
      [7, 9, 9, 26, 26, 32, 32, 32, 10],
    );
  }

  of({ what, organisation, stream = '', initiative = null, category, scope, unit }: RowOf): Content[] {
    const { places, categories, numberOf } = this.#subject;
    const isPlace = category !== undefined && scope !== undefined;
    return [
      isPlace ? places.of(organisation, category, scope) : null,
      category === undefined ? null : categories.of(category),
      initiative === null ? null : numberOf(initiative.id),
      this.#t(what),
      this.#asked.names.organisations[organisation] ?? organisation,
      stream,
      initiative?.title ?? '',
      isPlace ? this.#t('where', { category: categoryName(category), scope }) : '',
      unit,
    ];
  }
}

/** Adds up the rows of a sheet that have these numbers and this in the column "What". Nought where it has no rows. */
export function sumOfRows(
  sheet: Sheet,
  place: number,
  what: string,
  by: { column: string; equals: number | string } | null,
): string {
  const last = sheet.next - 1;
  const first = 3;
  if (last < first) return '0';
  const column = (letter: string) => `${sheet.name}!$${letter}$${first}:$${letter}$${last}`;
  const where = by === null ? '' : `,${column(by.column)},${by.equals}`;
  return `SUMIFS(${sheet.yearRange(place, first, last)},${column(labelColumns.what)},"${what}"${where})`;
}
