/** The bodies of the sample system, which the first start has in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../platform/checkout.ts';
import type { House } from '../platform/room.ts';
import { systemStore } from '../platform/systems.ts';
import { bodyStore } from './body-store.ts';
import { BodyForm } from './model.ts';

const lines = z.array(z.string()).transform((all) => all.join('\n'));
/** Bodies as their form sends them: lists a line each. */
const Sample = z.object({
  bodies: z.array(z.looseObject({ members: lines, meetings: lines }).transform((body) => BodyForm.parse(body))),
});

/** Nothing is done where the sample system is not there, or has bodies already. */
export async function loadSampleBodies({ database }: House): Promise<void> {
  const system = await systemStore(database).bySlug('fenmarsh');
  if (!system) return;
  const store = bodyStore(database, system);
  if ((await store.list()).length > 0) return;
  const { bodies } = Sample.parse(JSON.parse(await readFile(join(checkout, 'sample/governance.json'), 'utf8')));
  for (const body of bodies) await store.create(body);
}
