/** The file that a command names. */
import { z } from 'zod';
import { Mistake } from '../../platform/mistake.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';

/** Letters of an id with which "activity list" tells files apart. */
export const shortId = (id: string): string => id.slice(0, 8);

/**
 * The file of that id, or of the only one that begins so.
 * @throws Mistake if there is none, or there are several
 */
export async function chosenFile(carbon: Carbon, text: string): Promise<ActivityFile> {
  const id = z.uuid().safeParse(text);
  const exact = id.success ? await carbon.files.byId(id.data) : null;
  if (exact) return exact;
  const begun = /^[0-9a-f]{4,}[0-9a-f-]*$/i.test(text)
    ? (await carbon.files.list()).filter((one) => one.id.startsWith(text.toLowerCase()))
    : [];
  const [found, ...others] = begun;
  if (!found)
    throw new Mistake(`There is no activity file "${text}". "bin/greenplan activity list" names those that there are.`);
  if (others.length > 0)
    throw new Mistake(
      `Several files begin with "${text}": ${begun.map((one) => `${one.id} (${one.name})`).join(', ')}.`,
    );
  return found;
}
