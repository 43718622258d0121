/** Keeps the document of a plan as it came, for as long as the plan points to it. */
import type { FileStore } from '../platform/files/store.ts';

export interface DocumentFile {
  path: string;
  /** The name that its owner gave it. */
  name: string;
  /** The kind of document that it was found to be. */
  kind: string;
}

/**
 * Keeps a document for what uses it, and takes it away again if that comes to nothing.
 * @param use is given the id of the file; if it gives false or throws, nothing points to the file
 */
export async function keepWhileUsed<T>(
  files: FileStore,
  { path, name, kind }: DocumentFile,
  use: (fileId: string) => Promise<T>,
): Promise<T> {
  const { id } = await files.keep(path, name, kind);
  let used = false;
  try {
    const result = await use(id);
    used = result !== false;
    return result;
  } finally {
    if (!used) await files.remove(id);
  }
}
