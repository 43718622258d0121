/** Vitest's global set-up of the journeys: a data folder as the first start leaves it, with the sample, to copy for each. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer, temporaryFolder } from './server-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The data folder that is copied. */
    sample: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder();
  const dataFolder = join(folder, 'data');
  const server = startServer(dataFolder, { GREENPLAN_SAMPLE: 'yes', LOG_LEVEL: 'error' });
  await server.address;
  await server.kill('SIGTERM');
  project.provide('sample', dataFolder);
  return () => rm(folder, { recursive: true, force: true });
}
