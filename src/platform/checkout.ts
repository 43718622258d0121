/** Where Greenplan itself is on this machine: sources when run by tests, `dist/` when run by a person. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Package = z.object({ name: z.string(), version: z.string() });

/** The folder that holds Greenplan's package.json. */
export const checkout = findCheckout(import.meta.dirname);

/** The version of Greenplan, as package.json has it. */
export const version = Package.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))).version;

function findCheckout(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('Greenplan cannot find its own package.json. Run it from its checkout.');
  return findCheckout(parent);
}
