/** What is said of a file whose very bytes came before. */
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { shortId } from './chosen-file.ts';
import { asWords } from './told.ts';

/** The earliest of these files that came before it with the very same contents, and was not left out; null if none did. */
export function twinOf(file: ActivityFile, files: readonly ActivityFile[]): ActivityFile | null {
  if (file.state === 'set aside' || file.takenInAt !== null) return null;
  const before = files.filter(
    ({ id, sha256, state, createdAt }) =>
      id !== file.id && sha256 === file.sha256 && state !== 'set aside' && createdAt < file.createdAt,
  );
  return before.at(-1) ?? null;
}

/** All that a person has to know of a file, and how it is left out where it came before. */
export async function asWordsWithTwin(carbon: Carbon, file: ActivityFile): Promise<string> {
  const twin = twinOf(file, await carbon.files.sameBytes(file.sha256, file.id));
  if (twin === null) return asWords(carbon, file);
  const advice = `It is the same as ${twin.name} (${shortId(twin.id)}), byte for byte. Leave it out with: bin/greenplan activity set-aside ${shortId(file.id)}`;
  return `${asWords(carbon, file)}\n${advice}`;
}
