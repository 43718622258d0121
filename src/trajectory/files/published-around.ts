/** What stands around a row of a published pathway, and what a rule for it is. */
import type { Decimal } from '../../kernel/decimals.ts';
import type { Figure, Series } from './published-series.ts';

/** A formula for a whole series: what it says in words, and what it comes to at each place. */
export interface Formula {
  words: string;
  at(place: number): Computed | null;
}

export interface Computed {
  value: Decimal;
  /** How far it may be off because what it is made of is rounded. */
  half: Decimal;
  /** Names and figures that are added up, to find one that was left out or is in it twice. */
  parts: readonly { sign: 1 | -1; name: string; figure: Figure }[];
}

/** A place along a series. */
export interface Place {
  name: string;
  year: number | null;
  isTotal: boolean;
}

/** The series around one, sorted by what they are. */
export class Around {
  private readonly all: readonly Series[];
  private readonly own: number;

  constructor(all: readonly Series[], own: number) {
    this.all = all;
    this.own = own;
  }

  get above(): readonly Series[] {
    return this.all.slice(0, this.own);
  }

  get below(): readonly Series[] {
    return this.all.slice(this.own + 1);
  }

  /** The nearest above that is of a kind, else the first below. */
  nearest(kind: Parameters<Series['kinds']['has']>[0]): Series[] {
    // "Gap to target" is no target, and "% of baseline" no baseline.
    const isOf = ({ kinds }: Series) =>
      kinds.has(kind) && !kinds.has('share') && !kinds.has('cumulative') && (kind === 'gap' || !kinds.has('gap'));
    const found = this.above.findLast(isOf) ?? this.below.find(isOf);
    return found === undefined ? [] : [found];
  }
}

export const quote = ({ name }: Series): string => `“${name}”`;
