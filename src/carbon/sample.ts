/** The activity data of the sample system, which the first start takes in as anybody's would be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { checkout } from '../platform/checkout.ts';
import type { House } from '../platform/room.ts';
import { systemStore } from '../platform/systems.ts';
import { calculate } from './calculation/calculate.ts';
import { carbonOf } from './carbon.ts';
import { Driver } from './model.ts';
import { receive, takeIn } from './taking-in/into-ledger.ts';
import { advance } from './taking-in/steps.ts';

const folder = join(checkout, 'sample/activity');
const Drivers = z.array(Driver.extend({ year: z.coerce.number().int() }));

/** Nothing is done where the sample system is not there, or has activity data already. */
export async function loadSampleActivity(house: House): Promise<void> {
  const system = await systemStore(house.database).bySlug('fenmarsh');
  if (!system) return;
  const carbon = carbonOf(house, system);
  if ((await carbon.files.list()).length > 0) return;
  const drivers = parse(await readFile(join(folder, 'drivers.csv')), { columns: true });
  await carbon.drivers.write(Drivers.parse(drivers));
  const name = 'Activity of Fenmarsh and Wold.csv';
  const of = { organisation: null, supersedes: null };
  const { id } = await receive(carbon, { path: join(folder, 'lines.csv'), name }, of);
  await advance(carbon, id);
  await takeIn(carbon, id);
  const { calculation } = await calculate(carbon, await carbon.method(), 'The sample');
  await carbon.calculations.publish(calculation.id, 'Made-up figures, to show what a footprint looks like.');
}
