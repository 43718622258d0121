/** What slides are made of: words and plain numbers, which can be sent to another process. */

export interface Deck {
  /** Whose plan it is. */
  title: string;
  /** Below it on the first slide. */
  lines: readonly string[];
  /** At the foot of each slide: where the figures come from. */
  source: string;
  slides: readonly SlideTold[];
}

export interface SlideTold {
  /** What it shows: "Planned action closes 61 % of the gap to 2032/33". */
  title: string;
  /** The same in a sentence, for those who do not see the chart. */
  says: string;
  body: ChartTold | TableTold;
  /** The figures as a table, for the notes. */
  table: TableTold;
}

export interface TableTold {
  kind: 'table';
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface ChartTold {
  kind: 'waterfall' | 'lines' | 'bars' | 'areas';
  /** Of the axis: "t CO₂e". */
  unit: string;
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[]; look: Look }[];
}

/** What a series is drawn in; what is unseen carries those that stand on it. */
export type Look =
  | 'unseen'
  | 'total'
  | 'falls'
  | 'rises'
  | 'gap'
  | 'allowed'
  | 'without'
  | 'with'
  | 'range'
  | 'left'
  | 'idea'
  | 'series';
