/** A paper as an accessible PDF (PDF/UA-1). */
import { boardPaper } from './board-paper.ts';
import type { ExportInput } from './input.ts';
import type { Paper } from './paper.ts';
import { typeset } from './pdf-typeset.ts';

/** @throws Error with the typesetter's reasons */
export function toPdf(input: ExportInput): Uint8Array {
  return paperToPdf(boardPaper(input));
}

/** @throws Error with the typesetter's reasons */
export function paperToPdf(paper: Paper): Uint8Array {
  return typeset(JSON.stringify(forTypst(paper)));
}

/** Typst wants a logo as bytes, and none as none. */
function forTypst({ logo, ...rest }: Paper) {
  if (logo === null) return { ...rest, logo: null };
  const data = [...Buffer.from(logo.base64, 'base64')];
  return { ...rest, logo: { kind: logo.kind, alt: logo.alt, data } };
}
