/** DuckDB as Greenplan uses it: in memory, within limits, and with no way to files but those of the given folders. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { z } from 'zod';
import { messageOf } from '../mistake.ts';

export interface DuckOptions {
  /** The folder in which what does not fit into memory is put for the time being; made when it is needed. */
  scratch: string;
  /** Folders and files that may be read, and folders that may be written into; nothing else may. */
  allowed: readonly string[];
  memoryMegabytes: number;
  /** Processors that it may use. */
  threads: number;
  /** How much the scratch folder may hold; without it, what the disk has. */
  scratchMegabytes?: number;
  /** Whether rows keep the order of their file; costs time where nobody asks for it. */
  ordered: boolean;
  /** Whether tables are joined in the order in which the statement names them, and not as DuckDB guesses. */
  joinsAsWritten?: boolean;
}

/** Values of `$name` in a statement. */
export type DuckValues = Record<string, DuckDBValue>;

/**
 * One connection to a database of its own. A statement at a time.
 * Every method throws DuckTrouble.
 */
export class Duck {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  static async open(options: DuckOptions): Promise<Duck> {
    // DuckDB makes the last folder of the path only
    await mkdir(dirname(options.scratch), { recursive: true });
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(options.threads),
      memory_limit: `${options.memoryMegabytes}MB`,
      temp_directory: options.scratch,
      preserve_insertion_order: String(options.ordered),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_persistent_secrets: 'false',
    });
    const duck = new Duck(instance, await instance.connect());
    // counted for `share`, and not drawn
    await duck.run('set enable_progress_bar = true');
    await duck.run('set enable_progress_bar_print = false');
    if (options.joinsAsWritten) await duck.run("set disabled_optimizers = 'join_order'");
    if (options.scratchMegabytes !== undefined) {
      await duck.run(`set max_temp_directory_size = '${options.scratchMegabytes}MB'`);
    }
    const allowed = [...options.allowed, options.scratch].map(literal).join(', ');
    // In this order: without access to the outside, and with settings locked, nothing can be allowed any more.
    await duck.run(`set allowed_directories = [${allowed}]`);
    await duck.run(`set allowed_paths = [${allowed}]`);
    await duck.run('set enable_external_access = false');
    await duck.run('set lock_configuration = true');
    return duck;
  }

  /** Runs a statement of which no rows are wanted. */
  async run(sql: string, values?: DuckValues): Promise<void> {
    await guard(this.connection.run(sql, values));
  }

  /**
   * The rows of a query, held whole. Numbers of up to 32 bits and doubles come as numbers; BIGINT, HUGEINT, DECIMAL and
   * dates as text: read them with `whole` or as DecimalText.
   */
  async rows<T>(sql: string, row: z.ZodType<T>, values?: DuckValues): Promise<T[]> {
    const result = await guard(this.connection.runAndReadAll(sql, values));
    return z.array(row).parse(result.getRowObjectsJson());
  }

  /** The one row of a query. @throws Error if there are none or several */
  async row<T>(sql: string, row: z.ZodType<T>, values?: DuckValues): Promise<T> {
    const [one, ...more] = await this.rows(sql, row, values);
    if (one === undefined || more.length > 0) throw new Error(`One row was expected of: ${sql}`);
    return one;
  }

  /** The rows of a query one after another, a few thousand of them in memory at a time. */
  async *each<T>(sql: string, row: z.ZodType<T>, values?: DuckValues): AsyncGenerator<T> {
    const result = await guard(this.connection.stream(sql, values));
    const chunks = result.yieldRowObjectJson();
    for (;;) {
      const next = await guard(chunks.next());
      if (next.done === true) return;
      for (const one of next.value) yield row.parse(one);
    }
  }

  /** How much of the running statement is done, from 0 to 1; null where DuckDB can't tell. */
  get share(): number | null {
    const { percentage } = this.connection.progress;
    return percentage < 0 ? null : percentage / 100;
  }

  /** Ends the running statement, which then throws DuckTrouble "given up". */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** A BIGINT as a number. Counts of rows and bytes stay far below 2^53. */
export const whole = z.coerce.number().int();

/** A text as SQL writes it: 'it''s'. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What hindered DuckDB; `other` is the file's or the statement's own fault, told in DuckDB's words. */
export type DuckHindrance = 'disk full' | 'memory' | 'given up' | 'other';

/** What DuckDB throws, told apart by what hindered it. */
export class DuckTrouble extends Error {
  override readonly name = 'DuckTrouble';
  readonly hindrance: DuckHindrance;
  /** As the system tells of a full disk. */
  readonly code: 'ENOSPC' | null;
  constructor(message: string) {
    super(message);
    this.hindrance = hindranceIn(message);
    this.code = this.hindrance === 'disk full' ? 'ENOSPC' : null;
  }
}

/** DuckDB gives no codes, only sentences. */
function hindranceIn(message: string): DuckHindrance {
  if (/no space left on device|disk quota|file too large|max_temp_directory_size/i.test(message)) return 'disk full';
  if (/^Out of Memory|bad_alloc/i.test(message)) return 'memory';
  if (/^INTERRUPT/.test(message)) return 'given up';
  return 'other';
}

async function guard<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new DuckTrouble(messageOf(error));
  }
}
