/** The initiatives of the sample system, which the first start writes as anybody would: made up, as all of the sample is. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../platform/checkout.ts';
import type { House } from '../platform/room.ts';
import { systemStore } from '../platform/systems.ts';
import { Measurement } from './rules/measurement.ts';
import { Initiative, Scenario, Target } from './rules/model.ts';
import { trajectoryOf } from './trajectory.ts';

export const SampleTrajectory = z.strictObject({
  initiatives: z.array(Initiative),
  scenarios: z.array(Scenario),
  targets: z.array(Target),
});

/** By the id of an initiative. */
const SampleMeasurements = z.record(z.string(), Measurement);

export async function readSample(): Promise<z.infer<typeof SampleTrajectory>> {
  return SampleTrajectory.parse(await jsonOf('trajectory.json'));
}

async function jsonOf(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(checkout, 'sample/trajectory', file), 'utf8'));
}

/** Nothing is done where the sample system is not there, or has initiatives already. */
export async function loadSampleTrajectory(house: House): Promise<void> {
  const system = await systemStore(house.database).bySlug('fenmarsh');
  if (!system) return;
  const { initiatives, scenarios, targets, measurements } = trajectoryOf(house, system, { team: true });
  if ((await initiatives.list()).length > 0) return;
  const sample = await readSample();
  await initiatives.write(sample.initiatives.map((initiative) => ({ initiative, revision: null })));
  for (const scenario of sample.scenarios) await scenarios.add(scenario);
  for (const target of sample.targets) await targets.write(target);
  const measured = SampleMeasurements.parse(await jsonOf('measurements.json'));
  for (const [initiative, measurement] of Object.entries(measured)) await measurements.write(initiative, measurement);
}
