import { beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../testing.ts';
import type { Deck, SlideTold } from './deck.ts';
import { slidesOf } from './write-slides.ts';

const table: SlideTold['table'] = { kind: 'table', heads: ['Step', 'Change'], rows: [['Heat', '−300.0']] };
const about = (title: string) => ({ title, says: `${title}, in a sentence`, table });

const deck: Deck = {
  title: 'The trust & its "neighbours": trajectory to net zero',
  lines: ['NHS Carbon Footprint, as the plan has it'],
  source: 'A system. Baseline 2024/25: a hand.',
  slides: [
    {
      ...about('Planned action closes 61 % of the gap'),
      body: {
        ...{ kind: 'waterfall', unit: 't CO₂e', labels: ['2024/25: 1,000.0', 'Heat: −300.0', 'Missing: 200.0'] },
        series: [
          { name: 'Below', look: 'unseen', values: [0, 700, 500] },
          { name: 'Totals', look: 'total', values: [1000, 0, 0] },
          { name: 'Falls', look: 'falls', values: [0, 300, 0] },
          { name: 'Missing', look: 'gap', values: [0, 0, 200] },
        ],
      },
    },
    {
      ...about('Where it leads'),
      body: {
        ...{ kind: 'lines', unit: 't CO₂e', labels: ['2024/25', '2025/26'] },
        series: [{ name: 'With <action>', look: 'with', values: [1000, 987.5] }],
      },
    },
    {
      ...about('Heat is missing most'),
      body: {
        ...{ kind: 'bars', unit: 't CO₂e', labels: ['Heat', 'Fleet'] },
        series: [{ name: 'Missing', look: 'gap', values: [150, -20] }],
      },
    },
    {
      ...about('Heat takes off most'),
      body: {
        ...{ kind: 'areas', unit: 't CO₂e', labels: ['2024/25', '2025/26'] },
        series: [
          { name: 'Left', look: 'left', values: [1000, 900] },
          { name: 'Heat', look: 'series', values: [0, 100] },
        ],
      },
    },
    { ...about('The figures'), body: table },
  ],
};

/** Numbers and names in a chart, as whoever edits it sees them: series by series. */
function seriesIn(chart: string): { name: string; values: number[] }[] {
  return [...chart.matchAll(/<c:ser>(.*?)<\/c:ser>/gs)].map(([, series = '']) => ({
    name: /<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(series)?.[1] ?? '',
    values: [...(/<c:val>(.*?)<\/c:val>/s.exec(series)?.[1] ?? '').matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, v]) =>
      Number(v),
    ),
  }));
}

describe('slides', () => {
  let bytes: Uint8Array;
  let slides: string[];
  let charts: string[];

  beforeAll(async () => {
    bytes = await slidesOf(deck);
    slides = await partsOf(bytes, 'ppt/slides/slide');
    charts = await partsOf(bytes, 'ppt/charts/chart');
  });

  it('are a cover and one for each picture, each with the title that says what it shows', () => {
    expect(slides).toHaveLength(6);
    expect(slides[0]).toContain('The trust &amp; its &quot;neighbours&quot;');
    expect(slides[1]).toContain('Planned action closes 61 % of the gap');
  });

  it('have native charts with the figures in them', () => {
    const [waterfall = '', lines = '', bars = '', areas = ''] = charts;
    expect(seriesIn(waterfall)).toEqual([
      { name: 'Below', values: [0, 700, 500] },
      { name: 'Totals', values: [1000, 0, 0] },
      { name: 'Falls', values: [0, 300, 0] },
      { name: 'Missing', values: [0, 0, 200] },
    ]);
    expect(seriesIn(lines)).toEqual([{ name: 'With &lt;action&gt;', values: [1000, 987.5] }]);
    // From the foot up.
    expect(seriesIn(bars)).toEqual([{ name: 'Missing', values: [-20, 150] }]);
    expect(seriesIn(areas).map(({ values }) => values)).toEqual([
      [1000, 900],
      [0, 100],
    ]);
    expect([waterfall, lines, bars, areas].map((chart) => /<c:(bar|line|area)Chart>/.exec(chart)?.[1])).toEqual([
      ...['bar', 'line', 'bar', 'area'],
    ]);
  });

  it('let the waterfall’s columns stand on one that is not seen', () => {
    const [, below = ''] = /<c:ser>(.*?)<\/c:ser>/s.exec(charts[0] ?? '') ?? [];
    expect(below).toContain('<a:noFill/>');
    expect(charts[0]).toContain('<c:grouping val="stacked"/>');
  });

  it('carry a workbook with each chart, so that its data can be edited', () => {
    expect(charts.map((chart) => chart.includes('<c:externalData'))).toEqual([true, true, true, true]);
  });

  it('have the sentence and the table in their notes', async () => {
    const notes = await partsOf(bytes, 'ppt/notesSlides/notesSlide');
    const about = notes.find((note) => note.includes('Planned action closes 61 % of the gap, in a sentence'));
    expect(about).toContain('−300.0');
  });
});
