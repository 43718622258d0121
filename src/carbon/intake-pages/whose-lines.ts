/** Whose lines a checked file holds: somebody who enters data for one organisation takes in no line of another. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workApart } from '../../platform/apart.ts';
import type { Carbon } from '../carbon.ts';
import { type IntakeTask, Summary } from '../intake/tasks.ts';

const limits = { memoryMegabytes: 1500, seconds: 10 * 60 };

/**
 * Short names of the organisations that the lines of a checked file are of, each once.
 * @returns null where its lines are not on this machine, and have to be made again
 */
export async function organisationsIn(carbon: Carbon, id: string): Promise<string[] | null> {
  const parquet = join(carbon.house.settings.dataFolder, 'intake', carbon.systemId, id, 'lines.parquet');
  if (!existsSync(parquet)) return null;
  const task: IntakeTask = { type: 'summarise', parquet };
  const { partitions } = await workApart('carbon/intake/intake', task, Summary, limits);
  return [...new Set(partitions.map(({ organisation }) => organisation))].sort();
}
