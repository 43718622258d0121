/** The trust's plan with one section for each area of the national guidance, as a Word document. */
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { type Area, areas, foreword, governance, title, trust } from './nine-areas.ts';

export async function nineAreasDocx(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: `${trust} ${title}`,
      creator: 'Sustainability team',
      footnotes: { 1: { children: [new Paragraph('Emissions by the method of the national guidance, April 2025.')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph(`${trust} | ${title}`)] }) },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.RIGHT,
                  children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })],
                }),
              ],
            }),
          },
          children: [
            new Paragraph({ text: trust, heading: HeadingLevel.TITLE }),
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            new TableOfContents('Contents', { headingStyleRange: '1-2' }),
            heading('Foreword'),
            ...foreword.map((text, index) =>
              index > 0
                ? new Paragraph(text)
                : new Paragraph({ children: [new TextRun(text), new FootnoteReferenceRun(1)] }),
            ),
            ...areas.flatMap(section),
            heading('How we run this plan'),
            ...governance.map((text) => new Paragraph(text)),
          ],
        },
      ],
    }),
  );
}

function section(area: Area): (Paragraph | Table)[] {
  return [
    heading(area.title),
    ...area.narrative.map((text) => new Paragraph(text)),
    ...(area.achievements.length > 0 ? [label('What we have achieved'), ...area.achievements.map(bullet(0))] : []),
    label('What we will do'),
    ...area.actions.flatMap(({ text, parts = [] }) => [bullet(0)(text), ...parts.map(bullet(1))]),
    ...(area.table ? [actionTable(area.table)] : []),
  ];
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
}

/** A heading as many people make one: a bold line. */
function label(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold: true })] });
}

function bullet(level: number): (text: string) => Paragraph {
  return (text) => new Paragraph({ text, bullet: { level } });
}

function actionTable(rows: NonNullable<Area['table']>): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: ['Action', 'Lead', 'By when'].map(cell) }),
      ...rows.map(({ action, lead, date }, index) => {
        const merged = lead === null || rows[index + 1]?.lead === null;
        const leadCell = new TableCell({
          children: [new Paragraph(lead ?? '')],
          ...(merged ? { verticalMerge: lead === null ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART } : {}),
        });
        return new TableRow({ children: [cell(action), leadCell, cell(date)] });
      }),
    ],
  });
}
