/** The system's objectives and deliverables as slides. */
import PptxGenJS from 'pptxgenjs';
import { enablers, footer, objectives, subtitle, system, title } from './objectives.ts';

export async function objectivesPptx(): Promise<Buffer> {
  const slides = new PptxGenJS();
  slides.layout = 'LAYOUT_WIDE';
  slides.title = title;
  slides.defineSlideMaster({
    title: 'CONTENT',
    objects: [
      { placeholder: { options: { name: 'title', type: 'title', x: 0.5, y: 0.3, w: 12.3, h: 0.9 }, text: '' } },
      { text: { text: footer, options: { x: 0.5, y: 7, w: 8, h: 0.3, fontSize: 10 } } },
    ],
    slideNumber: { x: 12.4, y: 7 },
  });

  const cover = slides.addSlide();
  cover.addText(title, { x: 1, y: 2, w: 11, h: 1.2, fontSize: 32, bold: true });
  cover.addText([{ text: system, options: { breakLine: true } }, { text: subtitle }], { x: 1, y: 3.5, w: 11, h: 1 });

  for (const objective of objectives) {
    const slide = slides.addSlide({ masterName: 'CONTENT' });
    slide.addText(objective.title, { placeholder: 'title' });
    // The right column stands first in the file, as it does where somebody has moved boxes about.
    slide.addText('Deliverables', { x: 6.2, y: 1.3, w: 6.5, h: 0.4, bold: true });
    slide.addText(
      objective.deliverables.flatMap(({ text, parts = [] }) => [
        { text, options: { bullet: true, breakLine: true } },
        ...parts.map((part) => ({ text: part, options: { bullet: true, indentLevel: 1, breakLine: true } })),
      ]),
      { x: 6.2, y: 1.8, w: 6.5, h: 5, fontSize: 16 },
    );
    slide.addText('Why this matters', { x: 0.5, y: 1.3, w: 5.2, h: 0.4, bold: true });
    slide.addText(
      objective.why.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
      { x: 0.5, y: 1.8, w: 5.2, h: 5, fontSize: 16 },
    );
    slide.addNotes('Ask for comments by the end of the meeting.');
  }

  const last = slides.addSlide({ masterName: 'CONTENT' });
  last.addText('Enablers', { placeholder: 'title' });
  last.addTable(
    enablers.map((row) => row.map((text) => ({ text }))),
    { x: 0.5, y: 1.5, w: 12.3, fontSize: 14 },
  );
  const file = await slides.stream({ compression: true });
  if (!Buffer.isBuffer(file)) throw new Error('pptxgenjs wrote something that is no buffer');
  return file;
}
