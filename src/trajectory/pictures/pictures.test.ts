import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { DrawnPicture } from './drawing.tsx';
import { gapByYearPicture, gapPicture } from './gap.ts';
import { maccPicture } from './macc.ts';
import * as made from './testing.ts';
import { trajectoryPicture } from './trajectory.ts';
import { waterfallPicture } from './waterfall.ts';
import { wedgesPicture } from './wedges.ts';

const wide = (picture: DrawnPicture) => renderToStaticMarkup(picture.wide);
const narrow = (picture: DrawnPicture) => renderToStaticMarkup(picture.narrow);

const pictures: readonly [string, { label: string }, () => Promise<DrawnPicture>, number][] = [
  ['waterfall', made.waterfall, () => waterfallPicture(made.waterfall), made.waterfall.bars.length],
  ['trajectory', made.trajectory, () => trajectoryPicture(made.trajectory), made.trajectory.years.length],
  ['cost curve', made.macc, () => maccPicture(made.macc), made.macc.initiatives.length],
  ['gap', made.gap, () => gapPicture(made.gap), made.gap.bars.length],
  ['gap by year', made.gapByYear, () => gapByYearPicture(made.gapByYear), made.gapByYear.years.length],
  ['wedges', made.wedges, () => wedgesPicture(made.wedges), made.wedges.years.length],
];

describe.each(pictures)('a %s', (_name, { label }, picture, parts) => {
  it('is drawn in two widths, with nothing that the policy of the pages refuses', async () => {
    for (const [width, svg] of [[720, wide(await picture())] as const, [288, narrow(await picture())] as const]) {
      expect(svg).toMatch(new RegExp(`^<svg [^>]*viewBox="0 0 ${width} \\d`));
      expect(svg).not.toMatch(/<style|style=|<script|NaN|undefined|Infinity/);
    }
  });

  it('is one group with a label, whose parts are images or links with labels, and nothing else is told', async () => {
    for (const svg of [wide(await picture()), narrow(await picture())]) {
      expect(svg).toMatch(new RegExp(`^<svg [^>]*role="group"[^>]*aria-label="${label}"`));
      const told = svg.match(
        /<g class="gp-mark" aria-label="[^"]+" role="img">|<a class="gp-mark" aria-label="[^"]+" href=/g,
      );
      expect(told).toHaveLength(parts);
      expect(svg.match(/aria-label=/g)).toHaveLength(parts + 1);
      expect(svg.match(/aria-hidden="true"/g)).toHaveLength(1);
      // Stops of the keyboard come with the script that answers to it.
      expect(svg).not.toContain('tabindex');
    }
  });

  it('has no part outside of it, and none without an extent', async () => {
    for (const [width, svg] of [[720, wide(await picture())] as const, [288, narrow(await picture())] as const])
      for (const [, x, across] of svg.matchAll(
        /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" class="gp-mark__area"/g,
      )) {
        expect(Number(across)).toBeGreaterThan(0);
        expect(Number(x) + Number(across)).toBeLessThanOrEqual(width + 0.001);
      }
  });

  it('names its patterns apart from those of all other drawings of a page', async () => {
    const ids = [wide(await picture()), narrow(await picture())].map((svg) =>
      [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
    for (const svg of [wide(await picture()), narrow(await picture())])
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`);
  });
});

describe('a waterfall', () => {
  it('has a floating bar for each change, and a link where its parts are told', async () => {
    const svg = wide(await waterfallPicture(made.waterfall));
    for (const { text } of made.waterfall.bars) expect(svg).toContain(`>${text}<`);
    expect(svg.match(/<a class="gp-mark"/g)).toHaveLength(7);
    expect(svg).toContain('href="/waterfall#theme-heat"');
  });

  it('draws the gap in a pattern of its own, and opportunities hollow', async () => {
    const svg = wide(await waterfallPicture(made.waterfall));
    expect(svg).toMatch(/fill="url\(#gp-[\da-f]{8}-wide-gap\)"/);
    expect(svg.match(/stroke-dasharray="5 3"/g)).toHaveLength(2);
  });

  it('shows words that look like markup as words', async () => {
    const [bar] = made.waterfall.bars;
    if (!bar) throw new Error('There is a bar');
    const odd = { ...bar, label: '<script>alert(1)</script>', text: '"&', tip: '"><script>', href: '/"><script>' };
    for (const drawn of [wide, narrow])
      expect(drawn(await waterfallPicture({ ...made.waterfall, label: '"><script>', bars: [odd] }))).not.toContain(
        '<script',
      );
  });

  it('is drawn once for the same figures', async () => {
    const [one, other] = await Promise.all([waterfallPicture(made.waterfall), waterfallPicture({ ...made.waterfall })]);
    expect(one.wide).toBe(other.wide);
  });
});

describe('a path to a target', () => {
  it('is straight from year to year, or in steps where each year holds until the next one', async () => {
    const pathOf = async (shape: 'straight' | 'steps') => {
      const paths = made.trajectory.paths.map((path) => ({ ...path, shape }));
      const svg = wide(await trajectoryPicture({ ...made.trajectory, paths }));
      return /stroke-dasharray="2 4"[^>]*><path d="([^"]+)"/.exec(svg)?.[1]?.match(/[ML]/g)?.length;
    };
    const years = made.trajectory.years.length;
    expect(await pathOf('straight')).toBe(years);
    expect(await pathOf('steps')).toBe(2 * years - 1);
  });
});

describe('a cost curve', () => {
  it('is in order of £ per tonne, whatever the order in which initiatives are given', async () => {
    const backwards = { ...made.macc, initiatives: made.macc.initiatives.toReversed() };
    const tips = (svg: string) => [...svg.matchAll(/class="gp-mark" aria-label="([^"]+)"/g)].map(([, tip]) => tip);
    expect(tips(wide(await maccPicture(backwards)))).toEqual(tips(wide(await maccPicture(made.macc))));
    expect(tips(wide(await maccPicture(made.macc)))[0]).toContain('Desflurane out');
  });

  it('cuts one very dear initiative off, and writes down how dear it is', async () => {
    expect(wide(await maccPicture(made.macc))).toContain('£4,800');
  });

  it('leaves out what takes nothing off', async () => {
    const [one] = made.macc.initiatives;
    if (!one) throw new Error('There is an initiative');
    const svg = wide(await maccPicture({ ...made.macc, initiatives: [one, { ...one, name: 'Idle', tonnes: 0 }] }));
    expect(svg.match(/class="gp-mark"/g)).toHaveLength(1);
  });
});

describe('wedges', () => {
  it('that are too many to tell apart are drawn as the greatest and the rest', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      name: `Theme ${at}`,
      byYear: made.wedges.years.map(() => at),
    }));
    const svg = narrow(await wedgesPicture({ ...made.wedges, wedges: many }));
    expect(svg).toContain('>Other themes<');
    expect(svg).toContain('>Theme 11<');
    expect(svg).not.toContain('>Theme 2<');
  });
});

describe('a picture of little or nothing', () => {
  const one = { years: [2019], tips: ['2019/20: nothing'] };
  const none = (name: string) => ({ name, byYear: [0] });

  it('is still a picture', async () => {
    const drawn = await Promise.all([
      waterfallPicture({ ...made.waterfall, bars: [] }),
      trajectoryPicture({
        ...made.trajectory,
        ...one,
        fan: null,
        paths: [],
        lines: [{ ...none('With'), kind: 'with' }],
      }),
      trajectoryPicture({ ...made.trajectory, years: [], tips: [], fan: null, paths: [], lines: [] }),
      maccPicture({ ...made.macc, initiatives: [] }),
      gapPicture({ ...made.gap, bars: [] }),
      gapByYearPicture({ ...made.gapByYear, ...one, categories: [] }),
      wedgesPicture({ ...made.wedges, ...one, wedges: [], withAction: none('With'), withoutAction: none('Without') }),
    ]);
    for (const picture of drawn)
      for (const svg of [wide(picture), narrow(picture)]) {
        expect(svg).toMatch(/^<svg/);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }
  });

  it('holds where a forecast lies below nought', async () => {
    const byYear = made.trajectory.years.map((_, at) => 10_000 - at * 500);
    const svg = wide(await trajectoryPicture({ ...made.trajectory, lines: [{ name: 'With', kind: 'with', byYear }] }));
    expect(svg).toContain('>−5,000<');
    expect(svg).not.toContain('NaN');
  });
});
