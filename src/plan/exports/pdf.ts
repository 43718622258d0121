/** The board paper as an accessible PDF (PDF/UA-1). */
import { boardPaper } from './board-paper.ts';
import type { ExportInput } from './input.ts';
import { typeset } from './pdf-typeset.ts';

/** @throws Error with the typesetter's reasons */
export function toPdf(input: ExportInput): Uint8Array {
  return typeset(JSON.stringify(forTypst(input)));
}

/** Typst wants a logo as bytes, and none as none. */
function forTypst(input: ExportInput) {
  const { logo, ...paper } = boardPaper(input);
  if (logo === null) return { ...paper, logo: null };
  const data = [...Buffer.from(logo.base64, 'base64')];
  return { ...paper, logo: { kind: logo.kind, alt: logo.alt, data } };
}
