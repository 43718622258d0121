/** What a calculation is made of: the months of organisations, each with the files that hold lines of it. */
import { createHash } from 'node:crypto';

/** A file's share in one organisation's month. */
export interface FilePart {
  file: string;
  /** Of its lines in the ledger. */
  linesSha256: string;
  organisation: string;
  /** yyyymm */
  fromMonth: number;
  lines: number;
}

export interface Partition {
  organisation: string;
  fromMonth: number;
  /** Of all that decides over its figures: a partition with the same hash has the same figures. */
  hash: string;
  files: string[];
}

/**
 * The partitions of these file parts, by organisation and month.
 * @param methodOf the hash of the method by which an organisation is counted
 */
export function partitionsOf(parts: readonly FilePart[], methodOf: (organisation: string) => string): Partition[] {
  const groups = Map.groupBy(parts, ({ organisation, fromMonth }) => `${organisation}\n${fromMonth}`);
  const partitions = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { organisation, fromMonth } = first;
    const files = group.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    const lines = files.map(({ file, linesSha256 }) => `${file} ${linesSha256}`);
    const hash = sha256([methodOf(organisation), organisation, String(fromMonth), ...lines].join('\n'));
    return [{ organisation, fromMonth, hash, files: files.map(({ file }) => file) }];
  });
  return partitions.toSorted((a, b) => a.organisation.localeCompare(b.organisation, 'en') || a.fromMonth - b.fromMonth);
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
