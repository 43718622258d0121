import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { png } from './png.ts';
import { svgFile } from './svg-file.ts';
import { trajectory, waterfall } from './testing.ts';
import { trajectoryPicture } from './trajectory.ts';
import { waterfallPicture } from './waterfall.ts';

const words = {
  title: 'Planned action closes 61 % of the gap to 2032/33; heat is most of the rest',
  says: 'It goes from 12,304 t to 5,760 t.',
  foot: 'Fenmarsh Health and Care, 29 November 2025',
};

/** Width and height, which stand in a PNG's first chunk. */
function sizeOf(image: Uint8Array): [number, number] {
  const view = new DataView(image.buffer, image.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a picture as SVG', () => {
  it('is a slide with a title and a description, and needs nothing from elsewhere', async () => {
    const svg = svgFile(await waterfallPicture(waterfall), words);
    expect(svg).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1280" height="720"/,
    );
    expect(svg).toContain(`<title id="title">${words.title}</title><desc id="desc">${words.says}</desc>`);
    expect(svg).toContain('sans-serif');
    expect(svg).toContain(words.foot);
    expect(svg).not.toMatch(/href|gp-mark|aria-hidden|https?:(?!\/\/www\.w3\.org\/2000\/svg")/);
  });

  it('is drawn at the size of a slide, not of a page', async () => {
    const svg = svgFile(await trajectoryPicture(trajectory), words);
    const { document } = parseHTML(svg);
    const inner = document.querySelector('svg svg');
    const scale = Number(inner?.getAttribute('width')) / Number(inner?.getAttribute('viewBox')?.split(' ')[2]);
    // Letters of 15 in the picture are of 22 on the slide.
    expect(15 * scale).toBeCloseTo(22, 0);
  });

  it('grows taller rather than have letters that nobody can read', async () => {
    const [bar] = waterfall.bars;
    if (!bar) throw new Error('There is a bar');
    const bars = Array.from({ length: 40 }, (_, at) => ({ ...bar, label: `Theme ${at}` }));
    const [, height] =
      /width="1280" height="(\d+)"/.exec(svgFile(await waterfallPicture({ ...waterfall, bars }), words)) ?? [];
    expect(Number(height)).toBeGreaterThan(1_200);
  });

  it('shows words that look like markup as words, and leaves out what XML has no place for', async () => {
    const odd = '<script>alert("\u0007")</script>';
    const svg = svgFile(await waterfallPicture(waterfall), { title: odd, says: odd, foot: odd });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0007');
    expect(svg).toContain('&lt;script&gt;alert(&quot;&quot;)');
  });
});

describe('a picture as PNG', () => {
  it('is as wide as it is asked for, and shows what is in it', async () => {
    const svg = svgFile(await waterfallPicture(waterfall), words);
    const image = await png(svg, 640);
    expect(sizeOf(image)).toEqual([640, 360]);
    const { Resvg } = await import('@resvg/resvg-js');
    // The PNG is put into an SVG of its own, which gives its pixels back.
    const opened = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><image width="640" height="360" href="data:image/png;base64,${Buffer.from(image).toString('base64')}"/></svg>`,
    ).render().pixels;
    const colours = new Set<number>();
    let dark = 0;
    for (let at = 0; at < opened.length; at += 4) {
      colours.add(opened.readUInt32BE(at));
      if ((opened[at] ?? 255) + (opened[at + 1] ?? 255) + (opened[at + 2] ?? 255) < 384) dark += 1;
    }
    expect(colours.size).toBeGreaterThan(100);
    expect(dark / (640 * 360)).toBeGreaterThan(0.03);
  });

  it('has its letters from the font that comes with it', async () => {
    const text = (letters: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="Arial, sans-serif"><text x="4" y="30" font-size="24">${letters}</text></svg>`;
    const [words, none] = await Promise.all([png(text('t CO₂e'), 200), png(text(''), 200)]);
    expect(words.length).toBeGreaterThan(none.length + 300);
  });

  it('of what is no SVG is refused', async () => {
    await expect(png('no SVG')).rejects.toThrow();
  });
});
