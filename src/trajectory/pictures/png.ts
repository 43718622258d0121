/** A picture as PNG, for where SVG is not taken: drawn with a font that comes with Greenplan, so it is the same everywhere. */
import { fileURLToPath } from 'node:url';

const family = 'Source Sans 3';
const fontFiles = ['400Regular', '600SemiBold', '700Bold'].map((style) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`)),
);

/** Pixels across of a slide on a usual screen. */
const usualWidth = 1920;

/**
 * @param svg the text of a file by `svgFile`
 * @throws Error if it is no SVG
 */
export async function png(svg: string, width: number = usualWidth): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: family, sansSerifFamily: family },
  });
  return image.asPng();
}
