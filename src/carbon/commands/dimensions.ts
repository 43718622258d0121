/** By what a footprint can be shown on the command line: the words after --by. */
import type { Dimension } from '../../platform/ledger/statement.ts';
import { Mistake } from '../../platform/mistake.ts';
import { categoryOf, ghgCategoryName } from '../footprint/categories.ts';
import type { Figure } from '../footprint/figure.ts';
import { monthName, yearName } from '../footprint/months.ts';

export interface Told {
  word: string;
  /** What the ledger has to tell lines apart by; none where every figure tells it already. */
  ledger: readonly Dimension[];
  /** What stands in a file: the same word or number always. */
  key(figure: Figure): string;
  /** What stands in a table that a person reads. */
  label(key: string): string;
  /** Keys in their order; by the alphabet where it is left out. */
  order?(key: string): number;
}

const same = (key: string) => key;
const named = (key: string) => (key === '' ? '(none)' : key);

const all: readonly Told[] = [
  { word: 'organisation', ledger: [], key: ({ organisation }) => organisation, label: same },
  { word: 'year', ledger: [], key: ({ year }) => yearName(year), label: same },
  { word: 'month', ledger: [], key: monthsKey, label: monthsLabel },
  {
    word: 'category',
    ledger: [],
    key: ({ category }) => category,
    label: (key) => categoryOf(key).name,
    order: (key) => categoryOf(key).order,
  },
  { word: 'scope', ledger: [], key: ({ scope }) => scope, label: (key) => `scope ${key}` },
  {
    word: 'ghg-category',
    ledger: [],
    key: ({ ghgCategory }) => (ghgCategory === null ? '' : String(ghgCategory)),
    label: (key) => (key === '' ? '(in none of scope 3’s)' : `${key} ${ghgCategoryName(Number(key))}`),
    order: (key) => (key === '' ? 0 : Number(key)),
  },
  { word: 'part', ledger: [], key: ({ part }) => part, label: same },
  { word: 'tier', ledger: [], key: ({ tier }) => tier, label: same },
  {
    word: 'estimated',
    ledger: [],
    key: ({ estimated }) => (estimated ? 'estimated' : 'measured'),
    label: same,
  },
  { word: 'site', ledger: ['site'], key: ({ site }) => site, label: named },
  { word: 'supplier', ledger: ['supplier'], key: ({ supplier }) => supplier, label: named },
  { word: 'activity', ledger: ['activity'], key: ({ activity }) => activity, label: same },
  { word: 'unit', ledger: ['unit'], key: ({ unit }) => unit, label: same },
  { word: 'evidence', ledger: ['evidence'], key: ({ evidence }) => evidence, label: named },
];

export const dimensionWords: readonly string[] = all.map(({ word }) => word);

/**
 * What "category,scope" asks for.
 * @throws Mistake that names the word that is none, or that comes twice
 */
export function dimensionsIn(text: string): Told[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  return words.map((word, index) => {
    const found = all.find((each) => each.word === word);
    if (!found)
      throw new Mistake(
        `A footprint cannot be shown by "${word}". Write one or more of these after --by, with commas between them: ${dimensionWords.join(', ')}.`,
      );
    if (words.indexOf(word) !== index) throw new Mistake(`"${word}" stands twice after --by.`);
    return found;
  });
}

/** "2024-04"; "2024-04/2024-06" for a figure that covers more than a month (ISO 8601). */
function monthsKey({ fromMonth, toMonth }: Figure): string {
  const iso = (month: number) => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
  return fromMonth === toMonth ? iso(fromMonth) : `${iso(fromMonth)}/${iso(toMonth)}`;
}

function monthsLabel(key: string): string {
  const [from = '', to] = key.split('/').map((iso) => monthName(Number(iso.replace('-', ''))));
  return to === undefined ? from : `${from} to ${to}`;
}
