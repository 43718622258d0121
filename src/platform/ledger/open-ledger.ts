/** Opens the ledger that the settings name. */
import { join } from 'node:path';
import type { House } from '../room.ts';
import type { Settings } from '../settings.ts';
import type { Ledger } from './ledger.ts';
import { ParquetLedger } from './parquet-ledger.ts';
import { PostgresLedger } from './postgres-ledger.ts';

/** Where the ledger's files lie; null where it is a table. */
export const ledgerFolder = ({ ledger, dataFolder }: Pick<Settings, 'ledger' | 'dataFolder'>): string | null =>
  ledger === 'duckdb' ? join(dataFolder, 'ledger') : null;

/** The ledger that the settings name. */
export function openLedger({ database, settings }: Pick<House, 'database' | 'settings'>): Ledger {
  const folder = ledgerFolder(settings);
  return folder === null ? new PostgresLedger(database) : new ParquetLedger(folder);
}
