/** What the reader and the lint have to say of each find. Pure. */
import type { Draft, Finding } from '../draft.ts';
import type { LintFinding } from '../lint/lint.ts';
import type { Find } from './finds.ts';

export interface Remark {
  severity: Finding['severity'];
  message: string;
  /** How to mend it; null where the message says so. */
  mend: string | null;
}

export interface Remarks {
  /** By the id of the find. */
  ofFind: ReadonlyMap<string, Remark[]>;
  /** Those of no find, with the first of their lines, if they have any. */
  ofDocument: (Remark & { line: number | null })[];
}

/** @param weaknesses what the lint found in the draft */
export function remarksOn(draft: Draft, finds: readonly Find[], weaknesses: readonly LintFinding[]): Remarks {
  const ofFind = new Map<string, Remark[]>();
  const ofDocument: Remarks['ofDocument'] = [];
  const ids = new Set(finds.map(({ id }) => id));
  const atLine = Map.groupBy(finds, ({ line }) => line);
  const tell = (about: readonly string[], lines: readonly number[], remark: Remark) => {
    if (about.length === 0) ofDocument.push({ ...remark, line: lines[0] ?? null });
    for (const id of about) {
      const told = ofFind.get(id);
      if (told) told.push(remark);
      else ofFind.set(id, [remark]);
    }
  };
  for (const { severity, message, lines } of draft.findings) {
    const about = lines.flatMap((line) => atLine.get(line) ?? []);
    tell([...new Set(about.map(({ id }) => id))], lines, { severity, message, mend: null });
  }
  for (const { severity, message, mend, commitments, others, lines } of weaknesses)
    tell(
      [...new Set([...commitments, ...others])].filter((id) => ids.has(id)),
      lines,
      { severity, message, mend },
    );
  return { ofFind, ofDocument };
}
