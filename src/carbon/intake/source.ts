/** What the intake is given: a staged sheet, the words it may use, and who sent the file. */
import type { Duck } from '../../platform/duck/duck.ts';

/** What the intake needs of DuckDB. */
export type Sql = Pick<Duck, 'run' | 'rows' | 'row'>;

/** A table of a file, every cell a text. */
export interface Sheet {
  name: string;
  /**
   * What may stand after FROM: rows below the headings, with `row` BIGINT (as a spreadsheet counts, 1 = the file's first
   * row) and c0, c1 … VARCHAR, null where a cell is empty.
   */
  relation: string;
  /** Of c0, c1 …, as they stand in the file; '' where a column has none. */
  headings: readonly string[];
  /** The row in which the file breaks off; left out where it is whole. */
  cutOff?: number | undefined;
}

/** The activities that there are factors for. */
export interface Vocabulary {
  /** The activity that somebody calls so; null if there is none or several. */
  find(text: string): string | null;
  /**
   * Activities with names most like a text, the likeliest first.
   * @param bySpend only those that are counted by money, for the account names of a list of payments
   * @param under roots that a file is about; left out, or none of them: all
   */
  nearest(text: string, bySpend: boolean, under?: readonly string[]): readonly string[];
  /** Ids of the units that an activity is counted in. */
  unitsOf(activity: string): readonly string[];
  nameOf(activity: string): string;
}

/** The organisations of the system. */
export interface Organisations {
  /** Short name of the organisation with this code, name or short name; null if there is none. */
  find(text: string): string | null;
  /** Those that have a word in common with a text, the likeliest first. */
  nearest(text: string): readonly string[];
  nameOf(organisation: string): string;
}

/** What a file is checked against. */
export interface Context {
  /** Id of the file, as its lines carry it. */
  file: string;
  /** As it was called when it came: it may tell the period. */
  fileName: string;
  /** Short name of the organisation that the file is of, where the file does not tell. */
  organisation: string | null;
  /** YYYY-MM-DD */
  today: string;
  vocabulary: Vocabulary;
  organisations: Organisations;
  /** Whole-time equivalents by the first calendar year of a financial year, where they are told. */
  staff: readonly { organisation: string; year: number; value: string }[];
  /** What organisations have factors of their own for by the pound: a supplier's, and no proxy. */
  ownSpend: readonly { organisation: string; activity: string }[];
  /** Of a text of rows, the character between its cells; null where there is none, or it is not known. */
  delimiter: string | null;
  /** Why there is no factor for a kind of line; null where there is one. */
  whyNoFactor(kind: { organisation: string; activity: string; unit: string; year: number }): string | null;
  /** What may stand after FROM: lines that are in the ledger already, with the columns of a line; null if there are none. */
  existing: string | null;
  /** What the files of those lines are called. */
  earlierFiles: readonly { id: string; name: string }[];
}
