/** What the readers of all formats work with: a folder for what is half done, DuckDB, the limits, and somebody to tell. */
import type { Duck } from '../duck/duck.ts';
import type { HeadingsBeforehand, Progress, StagingLimits } from './model.ts';

export interface Workshop {
  /** A folder that is thrown away when all is done. */
  scratch: string;
  duck: Duck;
  limits: StagingLimits;
  headings: HeadingsBeforehand;
  /** Tells how far the work is. */
  tell: (doing: Progress['doing'], share: number) => void;
}

/** Runs the statement that stores the rows of a sheet, and tells how far it is. */
export async function storeRows({ duck, tell }: Workshop, sql: string): Promise<void> {
  const watch = setInterval(() => tell('storing rows', duck.share ?? 0), 200);
  try {
    await duck.run(sql);
  } finally {
    clearInterval(watch);
  }
}
