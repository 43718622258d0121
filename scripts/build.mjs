/**
 * Builds dist/: the server, the command line, every worker, the library that others import, and what browsers are sent.
 * Started by prepare.mjs.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { build as buildAssets } from './build-assets.mjs';

const root = join(import.meta.dirname, '..');
const [, , fingerprint] = process.argv;
const finished = join(root, 'dist');
/** Built aside and then given its name, so that nobody runs what is half built. */
const unfinished = join(root, `dist.unfinished-${process.pid}`);

/**
 * Packages of hundreds of small files are bundled, which makes a start a second quicker. They go together: what two of
 * them share must be one copy. All others stay as they are, for what they look for beside themselves.
 */
const bundled =
  /^(drizzle-orm|hono|@hono|zod|@asteasolutions\/zod-to-openapi|openapi3-ts|nhsuk-react-components)(\/|$)/;

const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || bundled.test(path) ? undefined : { path, external: true },
    );
  },
};

const workers = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.worker.ts'));

try {
  await Promise.all([
    esbuild.build({
      entryPoints: ['server.ts', 'cli.ts', 'trajectory/rules/index.ts', ...workers].map((file) =>
        join(root, 'src', file),
      ),
      outdir: unfinished,
      outbase: join(root, 'src'),
      bundle: true,
      plugins: [packages],
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      jsx: 'automatic',
      sourcemap: true,
      logLevel: 'warning',
    }),
    buildAssets(join(unfinished, 'assets')),
  ]);
  if (fingerprint) writeFileSync(join(unfinished, '.greenplan-built'), fingerprint);
  replace(unfinished, finished);
} catch (error) {
  // esbuild has said where and why.
  if (!('errors' in error)) throw error;
  process.exitCode = 1;
} finally {
  rmSync(unfinished, { recursive: true, force: true });
}

function replace(from, to) {
  const old = `${to}.old-${process.pid}`;
  mkdirSync(to, { recursive: true });
  renameSync(to, old);
  try {
    renameSync(from, to);
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
