/**
 * Builds what browsers are sent: one stylesheet with the rules of nhsuk-frontend that the pages use and our own, one
 * script, and what it loads on the pages that need it. Names carry a hash of the content, so a browser may keep them for
 * good; manifest.json says which is which.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import * as esbuild from 'esbuild';
import { PurgeCSS } from 'purgecss';

const root = join(import.meta.dirname, '..');

/**
 * @param {string} outDir folder that gets the files; what it held before is removed
 * @returns {Promise<Record<string, string | string[]>>} the manifest: "greenplan.css" → "greenplan-1a2b3c4d5e.css"
 */
export async function build(outDir) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const [css, { main, parts }] = await Promise.all([stylesheet(), script()]);
  const manifest = {
    'greenplan.css': await put(outDir, hashed('greenplan', 'css', css), css),
    'greenplan.js': await put(outDir, hashed('greenplan', 'js', main), main),
    parts: await Promise.all(parts.map(({ file, text }) => put(outDir, file, text))),
  };
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

async function stylesheet() {
  const nhs = await readFile(join(root, 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.css'), 'utf8');
  const own = await readFile(join(root, 'src/platform/web/greenplan.css'), 'utf8');
  const [purged] = await new PurgeCSS().purge({
    content: [
      ...(await sources('src', /\.tsx?$/, /\.test\.tsx?$/)),
      ...(await sources('node_modules/nhsuk-react-components/dist/esm/components', /\.js$/, unusedComponents)),
      ...(await sources(
        'node_modules/nhsuk-frontend/dist/nhsuk/components',
        /(header|skip-link|button|tabs|error-summary)\.mjs$/,
      )),
    ],
    css: [{ raw: withoutFonts(nhs) }],
    defaultExtractor: (content) => content.match(/[\w-]+(?<!:)/g) ?? [],
    safelist: [
      ...elements,
      /^nhsuk-heading-(xl|l|m|s|xs)$/,
      /^nhsuk-pagination__item--/,
      /^nhsuk-input--width-(5|10|20)$/,
      /^nhsuk-fieldset__legend--s$/,
      /^nhsuk-notification-banner--success$/,
      /^nhsuk-tag--(yellow|grey|green|red|blue|orange)$/,
    ],
    variables: false,
  });
  if (!purged) throw new Error('nhsuk-frontend has no stylesheet');
  const { code } = await esbuild.transform((await withPictures(purged.css)) + own, {
    loader: 'css',
    minify: true,
    target: 'safari15',
  });
  return code;
}

/** Components of the library that no page uses, whose classes would else be taken for used. */
const unusedComponents =
  /(do-and-dont|panel|nav-a-z|password-input|character-count|date-input|images|hero|icons\/individual)/;

const elements = ['html', 'body', 'search', 'pre', 'code', 'dfn', 'blockquote', 'figure', 'figcaption', 'table', 'hr'];

/** Fonts come from nowhere else, and a system names its own. */
function withoutFonts(css) {
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/font-family:\s*["']?Frutiger[^;}]*/gi, 'font-family: var(--gp-font)');
}

/** Pictures are small and few: they go into the stylesheet. */
async function withPictures(css) {
  const folder = join(root, 'node_modules/nhsuk-frontend/dist/nhsuk');
  let inlined = css;
  for (const [, path] of css.matchAll(/url\(["']?\/(assets\/images\/[\w-]+\.svg)["']?\)/g)) {
    const picture = await readFile(join(folder, path), 'base64');
    inlined = inlined.replace(
      new RegExp(`url\\(["']?/${path}["']?\\)`, 'g'),
      `url("data:image/svg+xml;base64,${picture}")`,
    );
  }
  return inlined;
}

/** The main script, and the parts that it loads: those have a hash of their content in the names by which it knows them. */
async function script() {
  const built = await esbuild.build({
    entryPoints: [join(root, 'src/browser/main.ts')],
    bundle: true,
    minify: true,
    splitting: true,
    outdir: 'assets',
    entryNames: 'main',
    chunkNames: '[name]-[hash]',
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  const files = built.outputFiles.map(({ path, text }) => ({ file: basename(path), text }));
  const main = files.find(({ file }) => file === 'main.js');
  if (!main) throw new Error('The main script was not built');
  return { main: main.text, parts: files.filter((part) => part !== main) };
}

async function sources(folder, wanted, unwanted) {
  const names = await readdir(join(root, folder), { recursive: true });
  return names.filter((name) => wanted.test(name) && !unwanted?.test(name)).map((name) => join(root, folder, name));
}

function hashed(name, extension, text) {
  return `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`;
}

async function put(outDir, file, text) {
  await Promise.all([
    writeFile(join(outDir, file), text),
    promisify(gzip)(text, { level: 9 }).then((data) => writeFile(join(outDir, `${file}.gz`), data)),
    promisify(brotliCompress)(text).then((data) => writeFile(join(outDir, `${file}.br`), data)),
  ]);
  return file;
}
