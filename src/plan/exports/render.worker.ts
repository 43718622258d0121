/** Makes one file, in a process of its own: reads what it is made of on standard input, writes it to standard output. */
import { buffer } from 'node:stream/consumers';
import type { ExportInput } from './input.ts';
import type { Paper } from './paper.ts';
import { type PaperKind, type RenderKind, RenderRequest } from './render-request.ts';

/** Only the writer that is asked for is loaded: each brings a library along. */
const writers: Record<RenderKind, (input: ExportInput) => Promise<Uint8Array>> = {
  docx: async (input) => (await import('./docx.ts')).toDocx(input),
  pdf: async (input) => (await import('./pdf.ts')).toPdf(input),
  xlsx: async (input) => (await import('./xlsx.ts')).toXlsx(input),
};
const paperWriters: Record<PaperKind, (paper: Paper) => Promise<Uint8Array>> = {
  docx: async (paper) => (await import('./docx.ts')).paperToDocx(paper),
  pdf: async (paper) => (await import('./pdf.ts')).paperToPdf(paper),
  pptx: async (paper) => (await import('./slides.ts')).paperToSlides(paper),
};

const request = RenderRequest.parse(JSON.parse((await buffer(process.stdin)).toString('utf8')));
process.stdout.write(
  'paper' in request ? await paperWriters[request.kind](request.paper) : await writers[request.kind](request.input),
);
