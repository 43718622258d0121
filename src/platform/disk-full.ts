/** A disk without room: how Node, PostgreSQL and DuckDB each tell of it, and what is said of it. */
import { codeOf, Mistake } from './mistake.ts';

/** A disk, a quota or a file system that takes no more; 53100 is PostgreSQL's. */
const codes = ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'];

/** Whether something was not written since there is no room for it. */
export function isDiskFull(error: unknown): boolean {
  return codes.includes(codeOf(error) ?? '');
}

/** A full disk as a sentence about it, of work that is done whole or not at all; any other error as it is. */
export function orDiskFull(error: unknown): unknown {
  if (!isDiskFull(error)) return error;
  return new Mistake(
    'There is no room left on the disk. Nothing of this was done. Whoever runs Greenplan has to make room; then do it again.',
    { cause: error },
  );
}
