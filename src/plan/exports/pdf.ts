/** The board paper as an accessible PDF (PDF/UA-1), typeset in a child process with bounds on time and memory. */
import { boardPaper } from './board-paper.ts';
import type { ExportInput } from './input.ts';
import { runWorker } from './pdf-child.ts';

export async function toPdf(input: ExportInput): Promise<Uint8Array> {
  return runWorker(JSON.stringify(forTypst(input)));
}

/** Typst wants a logo as bytes, and none as none. */
function forTypst(input: ExportInput) {
  const { logo, ...paper } = boardPaper(input);
  if (logo === null) return { ...paper, logo: null };
  const data = [...Buffer.from(logo.base64, 'base64')];
  return { ...paper, logo: { kind: logo.kind, alt: logo.alt, data } };
}
