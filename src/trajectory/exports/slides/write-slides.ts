/** Slides with native charts, whose figures whoever gets them can open and change. */
import pptxgen from 'pptxgenjs';
import type { ChartTold, Deck, Look, SlideTold, TableTold } from './deck.ts';

const ink = '212B32';
const darkBlue = '003087';
const quiet = '425563';
/** In the order in which series stand on each other: dark and light in turn, so that they differ in greyscale. */
const seriesColours = [
  '0072CE',
  '330072',
  '41B6E6',
  '7C2855',
  '00A499',
  '003087',
  '768692',
  '006747',
  'FFB81C',
  'AE2573',
];
const colours: Record<Exclude<Look, 'series'>, string> = {
  ...{ unseen: 'transparent', total: darkBlue, falls: '0072CE', rises: '768692', gap: 'AE2573', allowed: '006747' },
  ...{ without: '768692', with: darkBlue, range: '8FC1EA', left: 'AEB7BD', idea: '41B6E6' },
};
const [line, area, bar] = ['line', 'area', 'bar'] as const;
const place = { x: 0.6, y: 1.45, w: 12.1, h: 5.3 };
const font = 'Arial';

export async function slidesOf(told: Deck): Promise<Uint8Array> {
  const deck = new pptxgen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = clean(told.title);
  deck.theme = { headFontFace: font, bodyFontFace: font };
  const title = {
    x: 0.6,
    y: 0.3,
    w: 12.1,
    h: 1.05,
    fontSize: 26,
    bold: true,
    color: ink,
    align: 'left',
    fit: 'shrink',
  } as const;
  deck.defineSlideMaster({
    title: 'TRAJECTORY',
    background: { color: 'FFFFFF' },
    objects: [
      { placeholder: { options: { name: 'title', type: 'title', valign: 'middle', ...title }, text: '' } },
      {
        text: {
          text: clean(told.source),
          options: { x: 0.6, y: 6.8, w: 11.2, h: 0.6, fontSize: 10, color: quiet, fit: 'shrink' },
        },
      },
    ],
    slideNumber: { x: 12.2, y: 6.95, fontSize: 10, color: quiet },
  });
  const cover = deck.addSlide({ masterName: 'TRAJECTORY' });
  cover.addText(clean(told.title), { placeholder: 'title' });
  cover.addText(
    told.lines.map((line) => ({ text: clean(line), options: { breakLine: true } })),
    { x: 0.6, y: 1.6, w: 12.1, h: 2.4, fontSize: 20, color: ink, valign: 'top' },
  );
  for (const each of told.slides) addSlide(deck, each);
  const written = await deck.write({ outputType: 'uint8array', compression: true });
  if (!(written instanceof Uint8Array)) throw new Error('The slides were not written');
  return written;
}

function addSlide(deck: pptxgen, { title, says, body, table }: SlideTold): void {
  const slide = deck.addSlide({ masterName: 'TRAJECTORY' });
  slide.addText(clean(title), { placeholder: 'title' });
  if (body.kind === 'table') addTable(slide, body);
  else addChart(slide, body, says);
  slide.addNotes(
    [says, '', table.heads, ...table.rows]
      .map((row) => clean(typeof row === 'string' ? row : row.join('\t')))
      .join('\n'),
  );
}

function addChart(slide: pptxgen.Slide, chart: ChartTold, says: string): void {
  const isBars = chart.kind === 'bars';
  // Bars are drawn from the foot up: the last comes first, so that the first is the uppermost.
  const inOrder = <Each>(each: readonly Each[]) => (isBars ? each.toReversed() : [...each]);
  const labels = inOrder(chart.labels).map(clean);
  const data = chart.series.map(({ name, values }) => ({ name: clean(name), labels, values: inOrder(values) }));
  const shown = {
    ...place,
    altText: clean(says),
    chartColors: coloursOf(chart),
    ...{ catAxisLabelFontFace: font, catAxisLabelFontSize: isBars ? 11 : 10, catAxisLabelColor: ink },
    ...{
      valAxisLabelFontFace: font,
      valAxisLabelFontSize: 10,
      valAxisLabelColor: ink,
      valAxisLabelFormatCode: '#,##0',
    },
    ...{ showValAxisTitle: true, valAxisTitle: clean(chart.unit), valAxisTitleFontSize: 11, valAxisTitleColor: quiet },
    valGridLine: { color: 'D8DDE0', size: 0.5 },
    // Where the value is below nought, the names stay at the edge.
    catAxisLabelPos: 'low',
    showLegend: chart.series.length > 1 && chart.kind !== 'waterfall',
    legendPos: 'b',
    legendFontSize: 11,
  } as const;
  if (chart.kind === 'lines') slide.addChart(line, data, { ...shown, lineSize: 2.25, lineDataSymbol: 'none' });
  else if (chart.kind === 'areas') slide.addChart(area, data, { ...shown, barGrouping: 'stacked' });
  else {
    const isAlone = chart.series.length === 1;
    const columns = {
      barDir: isBars ? 'bar' : 'col',
      barGrouping: isAlone ? 'clustered' : 'stacked',
      barGapWidthPct: 35,
    };
    const figures = { showValue: isAlone, dataLabelFontSize: 10, dataLabelFormatCode: '#,##0' };
    // Beyond the bar's end, where a stacked one has no place for it.
    slide.addChart(bar, data, {
      ...shown,
      ...columns,
      ...figures,
      ...(isAlone ? { dataLabelPosition: 'outEnd' } : {}),
    });
  }
}

function coloursOf({ series }: ChartTold): string[] {
  let next = 0;
  return series.map(({ look }) => {
    if (look !== 'series') return colours[look];
    next += 1;
    return seriesColours[(next - 1) % seriesColours.length] ?? ink;
  });
}

function addTable(slide: pptxgen.Slide, { heads, rows }: TableTold): void {
  const align = (at: number): 'left' | 'right' => (at === 0 ? 'left' : 'right');
  const head = heads.map((text, at) => ({
    text: clean(text),
    options: { bold: true, color: 'FFFFFF', fill: { color: darkBlue }, align: align(at) },
  }));
  const body = rows.map((row) => row.map((text, at) => ({ text: clean(text), options: { align: align(at) } })));
  const first = 5.5;
  const rest = (place.w - first) / Math.max(1, heads.length - 1);
  slide.addTable([head, ...body], {
    ...{ x: place.x, y: place.y, w: place.w, colW: heads.map((_, at) => (at === 0 ? first : rest)) },
    ...{ fontSize: 12, color: ink, border: { type: 'solid', pt: 0.5, color: 'AEB7BD' }, valign: 'middle' },
  });
}

/** XML has no way to write most control characters, nor half a surrogate pair. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
