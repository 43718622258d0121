/** How the Word paper looks: real styles, which Word's navigation, contents and screen readers go by. */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import type { Paper } from './paper.ts';

/** A4 with margins of 2.2 cm, in twentieths of a point. */
export const page = { width: 11_906, height: 16_838, margin: 1247 } as const;
export const lineWidth = page.width - 2 * page.margin;
export const alert = 'B3261E';
const ink = '212B32';
const font = 'Arial';

/** Sizes are in half-points. */
export function paperStyles(paper: Paper): IStylesOptions {
  const colour = paper.colour.slice(1);
  const heading = (size: number, before: number, after: number) => ({
    run: { font, size, bold: true, color: colour },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font, size: 22, color: ink, language: { value: paper.language } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font, size: 60, bold: true, color: colour },
        paragraph: { spacing: { before: 120, after: 300 } },
      },
      heading1: heading(38, 480, 200),
      heading2: heading(29, 360, 160),
      heading3: heading(25, 280, 120),
      heading4: heading(22, 240, 100),
      hyperlink: { run: { color: '005EB8', underline: {} } },
    },
    paragraphStyles: [
      { id: 'Kicker', name: 'Kicker', basedOn: 'Normal', next: 'Normal', run: { size: 26 } },
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 26 } },
      {
        id: 'Standing',
        name: 'Standing of plan',
        basedOn: 'Normal',
        run: { size: 26, bold: true },
        paragraph: {
          shading: { type: 'clear', fill: paper.draft ? 'FDECEA' : 'F4F4F4' },
          border: { left: { style: 'single', size: 40, space: 8, color: paper.draft ? alert : colour } },
          spacing: { before: 300, after: 300 },
        },
      },
      {
        id: 'Note',
        name: 'Note',
        basedOn: 'Normal',
        run: { italics: true },
        paragraph: {
          indent: { left: 200 },
          border: { left: { style: 'single', size: 18, space: 6, color: 'AEB7BD' } },
        },
      },
      { id: 'Quoted', name: 'Quoted', basedOn: 'Normal', run: { italics: true }, paragraph: { indent: { left: 500 } } },
      {
        id: 'Code',
        name: 'Code',
        basedOn: 'Normal',
        run: { font: 'Courier New', size: 19 },
        paragraph: { shading: { type: 'clear', fill: 'F4F4F4' } },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        run: { bold: true, size: 21 },
        paragraph: { keepNext: true, spacing: { before: 260, after: 100 } },
      },
      {
        id: 'Cell',
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { before: 20, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Furniture',
        name: 'Head and foot',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'ContentsHeading',
        name: 'Contents heading',
        basedOn: 'Normal',
        run: { size: 38, bold: true, color: colour },
      },
      {
        id: 'TOC1',
        name: 'toc 1',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { spacing: { before: 100, after: 40 } },
      },
      { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { indent: { left: 300 }, spacing: { after: 30 } } },
    ],
  };
}

/** The level below which a list's own lists stay. */
export const deepest = 5;

/** Names of the numberings that lists refer to. */
export const bullets = 'bullets';
export const numbers = 'numbers';
export const cellBullets = 'cell-bullets';

export function paperNumbering(): INumberingOptions {
  const signs = ['•', '–', '•', '–', '•', '–'];
  const bulleted = (step: number) =>
    signs.map((text, level) => ({
      level,
      format: LevelFormat.BULLET,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: step * (level + 1), hanging: step } } },
    }));
  const numbered = signs.map((_, level) => ({
    level,
    format: level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
    text: `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 380 * (level + 1), hanging: 380 } } },
  }));
  return {
    config: [
      { reference: bullets, levels: bulleted(340) },
      { reference: cellBullets, levels: bulleted(200) },
      { reference: numbers, levels: numbered },
    ],
  };
}
