/**
 * A mixed-integer linear program that is solved again and again while rows are added, by HiGHS (Huangfu and Hall,
 * Parallelizing the dual revised simplex method, Mathematical Programming Computation 10, 2018), in WebAssembly.
 */
import loadHighs, { type Highs, type Model } from 'highs';

/** lower ≤ Σ values × columns ≤ upper. */
export interface Row {
  columns: readonly number[];
  values: readonly number[];
  lower: number;
  upper: number;
}

export interface Column {
  /** What one of it adds to what is made as large as can be. */
  worth: number;
  upper: number;
  /** Nought or one, where its upper bound is one. */
  whole: boolean;
}

/** As if columns could be in parts. */
export interface Relaxation {
  values: Float64Array;
  /** What no solution exceeds. */
  bound: number;
  /** By how much less there would be at least, for one more of a column. */
  losses: Float64Array;
}

export interface SolveOptions {
  /** As a share of the solution's worth: what is near enough to the bound. */
  gap: number;
  seconds: number;
  /** Whole columns that may be one; all where null. */
  among: ReadonlySet<number> | null;
  /** A solution known, as the columns that are one: all of them among those. */
  start: readonly number[];
}

export interface Solution {
  /** Null where none was found in time. */
  values: Float64Array | null;
  /** What no solution exceeds, Infinity where not all columns were asked for. */
  bound: number;
}

/** Rows may be broken by as much, in the units of the row: HiGHS's own usual tolerance for whole numbers. */
export const tolerance = 1e-6;

let loading: Promise<Highs> | null = null;

/** To be made as large as can be; all columns are at least nought. */
export class Program {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #columns: number;
  readonly #whole: readonly number[];
  #isNarrow = false;
  #seconds = 0;

  private constructor(highs: Highs, columns: readonly Column[], rows: readonly Row[], seed: number) {
    this.#highs = highs;
    this.#columns = columns.length;
    this.#whole = columns.flatMap((column, at) => (column.whole && column.upper > 0 ? [at] : []));
    this.#model = highs.createModel({
      numCols: columns.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map(({ worth }) => worth),
      colLower: columns.map(() => 0),
      colUpper: columns.map(({ upper }) => upper),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: matrixOf(rows, columns.length),
      integrality: columns.map(({ whole }) =>
        whole ? highs.constants.variableType.integer : highs.constants.variableType.continuous,
      ),
    });
    this.#model.options.set({ output_flag: false, random_seed: seed });
  }

  /** @param seed the same program is solved in the same way for the same seed, unless time runs out */
  static async of(columns: readonly Column[], rows: readonly Row[], seed: number): Promise<Program> {
    loading ??= loadHighs();
    return new Program(await loading, columns, rows, seed);
  }

  add(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.#model.addRows({
      lower: Float64Array.from(rows, ({ lower }) => lower),
      upper: Float64Array.from(rows, ({ upper }) => upper),
      matrix: matrixOf(rows, this.#columns),
    });
  }

  /** Of solving, so far. */
  get seconds(): number {
    return this.#seconds;
  }

  /** Null where time does not allow it. */
  relaxed(seconds: number): Relaxation | null {
    if (seconds <= 0) return null;
    this.#among(null);
    const { optimal } = this.#highs.constants.modelStatus;
    if (this.#run({ solve_relaxation: true, time_limit: seconds }) !== optimal) return null;
    const { colValue, colDual } = this.#model.getSolution();
    return {
      values: colValue,
      bound: this.#model.getObjectiveValue(),
      losses: colDual.map(Math.abs),
    };
  }

  /** @throws Error if the solver stops for another reason than time or being done */
  solve({ gap, seconds, among, start }: SolveOptions): Solution {
    const { modelStatus: told, solutionStatus } = this.#highs.constants;
    const ones = new Set(start);
    this.#among(among);
    this.#model.setSolution({ indices: this.#whole, values: this.#whole.map((at) => (ones.has(at) ? 1 : 0)) });
    const status = this.#run({ solve_relaxation: false, mip_rel_gap: gap, time_limit: seconds });
    if (status !== told.optimal && status !== told.timeLimit)
      throw new Error(`The solver stopped with status ${status}`);
    const found = this.#model.info.get('primal_solution_status') === solutionStatus.feasible;
    return {
      values: found ? this.#model.getSolution().colValue : null,
      bound: among ? Infinity : Number(this.#model.info.get('mip_dual_bound')),
    };
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Its clock tells all runs together, and its limit is one of each: so it starts anew. */
  #run(options: Readonly<Record<string, number | boolean>>): number {
    this.#model.zeroAllClocks();
    this.#model.options.set(options);
    const { modelStatus } = this.#model.run();
    this.#seconds += this.#model.getRunTime();
    return modelStatus;
  }

  #among(columns: ReadonlySet<number> | null): void {
    if (columns === null && !this.#isNarrow) return;
    for (const at of this.#whole) this.#model.changeColBounds(at, 0, columns === null || columns.has(at) ? 1 : 0);
    this.#isNarrow = columns !== null;
  }
}

function matrixOf(rows: readonly Row[], columns: number) {
  const starts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.columns.length;
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: columns,
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.values)),
  };
}
