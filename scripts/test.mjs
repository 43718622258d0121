/**
 * `npm test`: style, types and the order of the rooms, then every test with a real PostgreSQL and a real browser. The
 * last line says how many passed and failed; each of the first three checks counts as one test.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const chromium = findChromium() ?? installChromium();
const folder = mkdtempSync(join(tmpdir(), 'greenplan-results-'));
const count = { passed: 0, failed: 0 };

await check('style', ['biome', 'check', '.']);
await check('types', ['tsc', '--noEmit']);
await check('the order of the rooms', ['depcruise', 'src', '--config', 'dependency-cruiser.config.mjs']);
await tests();
rmSync(folder, { recursive: true, force: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);

async function check(name, command) {
  console.log(`Checking ${name}…`);
  const code = await run(command);
  if (code === 0) count.passed += 1;
  else count.failed += 1;
}

async function tests() {
  const results = join(folder, 'results.json');
  const code = await run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]);
  if (!existsSync(results)) {
    count.failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  // A file that cannot be loaded has no test to fail, and counts as one.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  count.passed += numPassedTests;
  count.failed += Math.max(numFailedTests + unloaded, code === 0 ? 0 : 1);
}

function run([program, ...options]) {
  const command = join(root, 'node_modules/.bin', program);
  const env = { ...process.env, GREENPLAN_CHROMIUM: chromium };
  return new Promise((resolve) => {
    const child = spawn(command, options, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/snap/bin');
  const places = [
    process.env.GREENPLAN_CHROMIUM,
    process.env.CHROME_PATH,
    ...folders.flatMap((place) => names.map((name) => join(place, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** On Debian as root it can be had; elsewhere only the person at the machine can. */
function installChromium() {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the tests of pages…');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    const found = findChromium();
    if (found) return found;
  }
  console.error(
    'The tests need a browser. Install Chromium (on Debian and Ubuntu: sudo apt-get install chromium) or set CHROME_PATH to a Chrome that is there, then run npm test again.',
  );
  process.exit(1);
}
