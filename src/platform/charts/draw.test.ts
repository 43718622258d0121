import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Chart, draw } from './draw.ts';

const bars: Chart = {
  kind: 'bars',
  label: 'Bars of two categories',
  bars: [
    { label: 'Fossil fuels', value: 3000, text: '3,000 t', range: { low: 2700, high: 3300 } },
    { label: 'Energy (well-to-tank, transmission and distribution)', value: 1000, text: '1,000 t', pale: true },
    { label: 'Waste', value: null, text: 'no data' },
  ],
  line: { value: 2000, text: 'median 2,000' },
};
const columns: Chart = {
  kind: 'columns',
  label: 'Columns of three months',
  unit: 't CO₂e',
  none: '?',
  columns: [
    { label: 'Apr', short: 'A', value: 1200, before: 1300 },
    { label: 'May', short: 'M', value: 900, before: null },
    { label: 'Jun', short: 'J', value: null, before: 800 },
  ],
};

describe('a chart', () => {
  it('is one image with one label, in two widths, and needs nothing that the policy of the pages refuses', async () => {
    for (const chart of [bars, columns]) {
      const picture = await draw(chart);
      for (const [width, element] of [[720, picture.wide] as const, [288, picture.narrow] as const]) {
        const svg = renderToStaticMarkup(element);
        expect(svg).toMatch(new RegExp(`^<svg [^>]*viewBox="0 0 ${width} `));
        expect(svg).toContain(`role="img" aria-label="${chart.label}"`);
        expect(svg.match(/aria-/g)).toHaveLength(1);
        expect(svg).not.toMatch(/<style|style=/);
      }
    }
  });

  it('has a bar for each figure, none for a gap, and all words', async () => {
    const svg = renderToStaticMarkup((await draw(bars)).wide);
    expect(svg.match(/<rect/g)).toHaveLength(2);
    for (const words of ['Fossil fuels', '3,000 t', 'no data', 'median 2,000']) expect(svg).toContain(words);
  });

  it('with a line across its bars has all figures beside it, in one column', async () => {
    const svg = renderToStaticMarkup((await draw(bars)).wide);
    const [, line] = /x1="([\d.]+)"/.exec(svg.slice(svg.indexOf('gp-plot__line'))) ?? [];
    const figures = [...svg.matchAll(/<text[^>]*transform="translate\(([\d.]+),[^>]*>(?:3,000 t|1,000 t|no data)</g)];
    expect(figures).toHaveLength(3);
    for (const [, x] of figures) expect(Number(x)).toBeGreaterThan(Number(line));
    expect(new Set(figures.map(([, x]) => x)).size).toBe(1);
  });

  it('draws a part of what it should be with a broken edge', async () => {
    const partial: Chart = { ...bars, bars: [{ label: '2017/18', value: 1, text: '1 t', partial: true }] };
    expect(renderToStaticMarkup((await draw(partial)).wide)).toContain('gp-plot__bar--partial');
  });

  it('has shorter names of months where it is narrow, and a sign where there is no figure', async () => {
    const { wide, narrow } = await draw(columns);
    expect(renderToStaticMarkup(wide)).toContain('>Apr<');
    expect(renderToStaticMarkup(narrow)).not.toContain('>Apr<');
    expect(renderToStaticMarkup(narrow)).toContain('>?<');
  });

  it('is drawn once', async () => {
    expect(await draw({ ...bars })).toBe(await draw(bars));
  });

  it('shows words that look like markup as words', async () => {
    const odd: Chart = { ...bars, bars: [{ label: '<script>alert(1)</script>', value: 1, text: '&' }] };
    expect(renderToStaticMarkup((await draw(odd)).wide)).not.toContain('<script>');
  });

  it('of nothing, or of noughts alone, is still a picture', async () => {
    for (const none of [[], [{ label: 'Water', value: 0, text: '0 t' }]])
      expect(renderToStaticMarkup((await draw({ ...bars, bars: none })).narrow)).toMatch(/^<svg/);
  });
});
