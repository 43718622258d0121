/** Makes green-plan.pptx out of green-plan.md: `node sample/make-pptx.ts`. The slides are committed as they come out. */
import { readFileSync, writeFileSync } from 'node:fs';
import PptxGenJS from 'pptxgenjs';
import { type Bullet, type Page, pagesOf } from './pages.ts';

const commitmentsLabel = 'Draft commitments';
const recommendationsLabel = 'Workshop recommendations';
const note = /^Please note/;
const firstToCome = /^Nov 2026/;
const colours = { dark: '0B4F52', done: 'D8E5E5', now: 'FFD05B', toCome: 'FFFFFF' };
const legend = [
  ['Done', colours.done],
  ['Now', colours.now],
  ['Still to come', colours.toCome],
] as const;

type Slide = PptxGenJS.Slide;

const [cover, ...pages] = pagesOf(readFileSync(new URL('green-plan.md', import.meta.url), 'utf8'));
const slides = new PptxGenJS();
slides.layout = 'LAYOUT_WIDE';
slides.title = 'Refreshing the Fenmarsh and Wold ICS Green Plan';
slides.defineSlideMaster({
  title: 'PAGE',
  objects: [
    {
      placeholder: {
        options: { name: 'title', type: 'title', x: 0.4, y: 0.2, w: 12.5, h: 0.6, fontSize: 24, color: colours.dark },
        text: '',
      },
    },
    { text: { text: 'WORKING DRAFT FOR COMMENT', options: { x: 0.4, y: 7.1, w: 6, h: 0.3, fontSize: 9 } } },
  ],
  slideNumber: { x: 12.6, y: 7.1, fontSize: 9 },
});
if (cover) coverSlide(cover);
for (const page of pages) pageSlide(page);
const file = await slides.stream({ compression: true });
if (!Buffer.isBuffer(file)) throw new Error('pptxgenjs wrote something that is no buffer');
writeFileSync(new URL('green-plan.pptx', import.meta.url), file);

function coverSlide({ paragraphs: [strapline = '', title = ''] }: Page): void {
  const slide = slides.addSlide();
  // The title and the date share a box, one paragraph under the other, as they share lines of the Markdown.
  const [, words = title, date = ''] = /^(.*Plan) (\d.*)$/.exec(title) ?? [];
  slide.addText(words, { x: 1, y: 2.4, w: 11, h: 1, fontSize: 36, bold: true, color: colours.dark });
  slide.addText(strapline, { x: 1, y: 3.5, w: 11, h: 0.6, fontSize: 20 });
  slide.addText(date, { x: 1, y: 4.3, w: 11, h: 0.5, fontSize: 16 });
}

function pageSlide(page: Page): void {
  const slide = slides.addSlide({ masterName: 'PAGE' });
  const [title = '', ...rest] = page.paragraphs;
  slide.addText(title.replace(/:$/, ''), { placeholder: 'title' });
  if (page.paragraphs.includes(commitmentsLabel)) columns(slide, rest, page.bullets);
  else if (page.paragraphs.some((text) => firstToCome.test(text))) timeline(slide, rest, page.bullets);
  else story(slide, rest, page);
}

/** Recommendations on the left, the commitments proposed in answer on the right. */
function columns(slide: Slide, paragraphs: string[], bullets: Bullet[]): void {
  const firstLabel = paragraphs.findIndex((text) => text === commitmentsLabel || text === recommendationsLabel);
  const subtheme = paragraphs.slice(0, firstLabel).join(' ');
  const isFurniture = (text: string) => text === commitmentsLabel || text === recommendationsLabel || note.test(text);
  const recommendations = paragraphs.slice(firstLabel).filter((text) => !isFurniture(text));
  if (subtheme) slide.addText(subtheme, { x: 0.4, y: 0.75, w: 12.5, h: 0.4, fontSize: 18, color: colours.dark });
  slide.addText(recommendationsLabel, { x: 0.4, y: 1.2, w: 4, h: 0.4, bold: true, fontSize: 14 });
  slide.addText(
    recommendations.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 8 } })),
    { x: 0.4, y: 1.6, w: 4, h: 5, fontSize: 12, valign: 'top' },
  );
  slide.addText(commitmentsLabel, { x: 4.7, y: 1.2, w: 8.2, h: 0.4, bold: true, fontSize: 14 });
  slide.addText(runsOf(bullets), { x: 4.7, y: 1.6, w: 8.2, h: 5, fontSize: 12, valign: 'top' });
  const told = paragraphs.find((text) => note.test(text));
  if (told) slide.addText(told, { x: 0.4, y: 6.7, w: 12.5, h: 0.3, fontSize: 10, italic: true });
}

/** One box a milestone, down the left half and then down the right one, and a legend of the colours. */
function timeline(slide: Slide, paragraphs: string[], bullets: Bullet[]): void {
  const milestones = paragraphs.filter((text) => text.includes(': '));
  const heading = paragraphs.filter((text) => !text.includes(': ')).join(' ');
  if (heading) slide.addText(heading, { x: 0.4, y: 0.75, w: 12.5, h: 0.4, fontSize: 18 });
  const half = Math.ceil(milestones.length / 2);
  const toCome = milestones.findIndex((text) => firstToCome.test(text));
  milestones.forEach((text, index) => {
    const state = /now:/.test(text) ? 'now' : index < toCome ? 'done' : 'toCome';
    slide.addText(text, {
      x: index < half ? 0.4 : 6.8,
      y: 1.2 + 0.53 * (index % half),
      w: 6.1,
      h: 0.46,
      fontSize: 12,
      fill: { color: colours[state] },
      line: { color: colours.dark, width: 0.75 },
    });
  });
  legend.forEach(([text, color], index) => {
    const x = 0.4 + index * 2;
    slide.addShape('rect', { x, y: 6.75, w: 0.2, h: 0.2, fill: { color }, line: { color: colours.dark, width: 0.75 } });
    slide.addText(text, { x: x + 0.25, y: 6.65, w: 1.6, h: 0.4, fontSize: 11 });
  });
  const footnote = bullets.find(({ text }) => text.startsWith('*'));
  if (footnote) slide.addText(footnote.text, { x: 6.8, y: 6.65, w: 6.1, h: 0.4, fontSize: 10 });
}

/** A page of the plan's story: what it says, then its bullets, then its tables. */
function story(slide: Slide, paragraphs: string[], { bullets, tables }: Page): void {
  const glossaryOrContents = paragraphs.length === 0;
  let y = 0.9;
  // "Our ambitions:" leads to the bullets; what the page says after them stands at its foot.
  const before =
    bullets.length > 0 ? paragraphs.slice(0, paragraphs.findLastIndex((text) => text.endsWith(':')) + 1) : paragraphs;
  const after = paragraphs.slice(before.length);
  if (before.length > 0) {
    const height = Math.min(5.4, 0.35 * before.reduce((lines, text) => lines + Math.ceil(text.length / 120) + 0.5, 0));
    slide.addText(
      before.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 6 } })),
      { x: 0.4, y, w: 12.5, h: height, fontSize: 14, valign: 'top' },
    );
    y += height + 0.1;
  }
  if (bullets.length > 0)
    slide.addText(runsOf(bullets), { x: 0.4, y, w: 12.5, h: 6.8 - y, fontSize: 14, valign: 'top' });
  if (after.length > 0) slide.addText(after.join(' '), { x: 0.4, y: 6.7, w: 12.5, h: 0.3, fontSize: 12 });
  for (const rows of tables) {
    slide.addTable(
      rows.map((cells) => cells.map((text) => ({ text }))),
      {
        x: 0.4,
        y,
        w: 12.5,
        fontSize: glossaryOrContents ? 9 : 12,
        border: { type: 'solid', pt: 0.5, color: 'AAAAAA' },
      },
    );
  }
}

/** Bullets and sub-bullets, bold where the whole of one is; pptxgenjs can't change the face within a bullet. */
function runsOf(bullets: Bullet[]): PptxGenJS.TextProps[] {
  return bullets.map(({ text, depth }) => ({
    text: text.replaceAll('**', ''),
    options: {
      bullet: true,
      bold: text.startsWith('**'),
      indentLevel: depth,
      paraSpaceAfter: 4,
      breakLine: true,
    },
  }));
}
