import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, describe, expect, it } from 'vitest';
import { scratch, told } from '../testing/files.ts';

const files = await scratch();
afterAll(files.remove);

const compiler = NodeCompiler.create();
const pdf = (typst: string) => compiler.pdf({ mainFileContent: typst });
const prose = 'Many people walk to the clinic each day and all of them breathe the air of the road.';

describe('a PDF', () => {
  it('has headings by the size of letters, items by bullets, and wrapped lines joined', async () => {
    const outline = await files.read(
      'plan.pdf',
      pdf(`#set page(width: 300pt, height: 500pt, margin: 40pt)
#set text(size: 10pt, hyphenate: true)
= Our people
${prose} ${prose}
== Skills
*Proposed commitments*
- All trusts will train every member of staff by March 2027 and will say each year how many
  - and their volunteers
- The ICB will report
+ Walk
+ Cycle
#pagebreak()
== Money
${prose}`),
    );
    expect(told(outline)).toEqual([
      '# Our people',
      `${prose} ${prose}`,
      '## Skills',
      '**Proposed commitments**',
      '• All trusts will train every member of staff by March 2027 and will say each year how many',
      '  ‣ and their volunteers',
      '• The ICB will report',
      '1. Walk',
      '2. Cycle',
      '## Money',
      prose,
    ]);
    expect(outline.unit).toBe('page');
    expect(outline.blocks.at(-1)?.line).toBe(2);
    expect(outline.lines[1]).toContain('Money');
  });

  it('is read column by column, the heading over both columns first, its foot last', async () => {
    const outline = await files.read(
      'columns.pdf',
      pdf(`#set page(width: 400pt, height: 300pt, margin: 40pt, footer: [Green plan #h(1fr) 1])
#set text(size: 10pt)
= A heading that runs across both of the columns
#columns(2)[
== You asked
- for shade in every street of the town and for seats
- for buses
- for trees
#colbreak()
== We will
- plant trees along all of the roads that we look after
- run buses
- build seats
]`),
    );
    expect(told(outline)).toEqual([
      '# A heading that runs across both of the columns',
      '## You asked',
      '• for shade in every street of the town and for seats',
      '• for buses',
      '• for trees',
      '## We will',
      '• plant trees along all of the roads that we look after',
      '• run buses',
      '• build seats',
      'Green plan',
      '1',
    ]);
  });

  it('parts short paragraphs by the space between them, though no line of theirs is wrapped', async () => {
    const outline = await files.read(
      'short.pdf',
      pdf(`#set page(width: 400pt, height: 300pt, margin: 40pt)
#set text(size: 10pt)
${prose} ${prose}

Plant trees

Run buses

Build seats`),
    );
    expect(told(outline)).toEqual([`${prose} ${prose}`, 'Plant trees', 'Run buses', 'Build seats']);
  });

  it.each([
    ['lines between all cells', ''],
    ['lines between rows alone', 'stroke: (x: none, y: 0.5pt),'],
  ])('that is not tagged tells a table that has %s', async (_, stroke) => {
    const outline = await files.read(
      'table.pdf',
      pdf(`#set page(width: 400pt, height: 300pt, margin: 40pt)
#set text(size: 10pt)
#pdf.artifact[
Before the table.
#table(columns: (2fr, 1fr, 1fr), ${stroke}
[*Action*], [*Owner*], [*By when*],
[Put LED lights in all of the buildings that we own and lease], [Estates team], [March 2026],
[Buy electric vans], [Fleet], [2028])
After the table.
]`),
    );
    expect(told(outline)).toEqual([
      'Before the table.',
      '|Action|Owner|By when|',
      '|---|',
      '|Put LED lights in all of the buildings that we own and lease|Estates team|March 2026|',
      '|Buy electric vans|Fleet|2028|',
      'After the table.',
    ]);
  });

  it('that is tagged tells a table without a line, over two pages, its heading once', async () => {
    const outline = await files.read(
      'tagged.pdf',
      pdf(`#set page(width: 400pt, height: 130pt, margin: 30pt, footer: [Green plan])
#set text(size: 10pt)
== Estates
#table(columns: (2fr, 1fr, 1fr), stroke: none,
table.header[Action][Owner][By when],
[Put LED lights in all of the buildings that we own and lease, then tell staff], [Estates team], [March 2026],
[Buy electric vans], [Fleet], [2028],
[Plant trees],[Grounds],[2029])`),
    );
    expect(outline.lines.length).toBe(2);
    expect(told(outline).filter((line) => line.startsWith('|'))).toEqual([
      '|Action|Owner|By when|',
      '|---|',
      '|Put LED lights in all of the buildings that we own and lease, then tell staff|Estates team|March 2026|',
      '|Action|Owner|By when|',
      '|---|',
      '|Buy electric vans|Fleet|2028|',
      '|Plant trees|Grounds|2029|',
    ]);
  });

  it('that is tagged tells items whose bullets are drawn and headings no larger than the text', async () => {
    const outline = await files.read(
      'web-page.pdf',
      pdf(`#set page(width: 400pt, height: 300pt, margin: 40pt)
#set text(size: 10pt)
#show heading: set text(size: 10pt)
#set list(marker: box(width: 3pt, height: 3pt, fill: black))
= Our pledges
We pledge to:
- plant trees along all of the roads that we look after
- run buses`),
    );
    expect(told(outline)).toEqual([
      '# Our pledges',
      'We pledge to:',
      '• plant trees along all of the roads that we look after',
      '• run buses',
    ]);
  });

  it('of pictures alone is refused with the advice to recognise its text first', async () => {
    await expect(files.read('scan.pdf', pdf('#rect(width: 100%, height: 100%)'))).rejects.toThrow(
      /text recognition \(OCR\)/,
    );
  });

  it('that is cut short is refused', async () => {
    const whole = pdf('= Plan\nWords');
    await expect(files.read('short.pdf', whole.subarray(0, 200))).rejects.toThrow(/damaged or cut short/);
  });
});
