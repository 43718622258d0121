/**
 * `npm run bench:trajectory`: a made-up system of 20 organisations with 500 initiatives to 2050. Forecast, credit and
 * waterfall; 10,000 draws, beside a plain loop over as many and numpy where it is there; what 500 candidates and ten yearly
 * budgets come to, and how far that may be from the best.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { nationalRatio } from '../src/trajectory/national/national.ts';
import { drawFan, forecast, nationalTargets, optimise, waterfall } from '../src/trajectory/rules/index.ts';
import { madeUpSystem } from '../src/trajectory/testing/made-up-system.ts';
import { drawPlainly, plainModel } from './trajectory/plain.mjs';

const limits = { sum: 50, draws: 1000, choice: 5000 };
const draws = 10_000;
const size = { organisations: 20, initiatives: 500 };
const model = madeUpSystem(size);

sums();
doubt();
await choice();

/** Warm, as a server's second page is; the first one is told beside. */
function sums() {
  const once = () => {
    const made = forecast(model);
    return waterfall(made, { initiatives: model.initiatives, of: 'plus', year: 2040, groupBy: 'theme' });
  };
  const [cold, ...warm] = times(once, 21);
  const middle = median(warm);
  say('Forecast, credit and waterfall', middle, limits.sum, `first ${ms(cold)}, quickest ${ms(Math.min(...warm))}`);
}

function doubt() {
  const asked = { seed: 'bench', of: 'plus', targets: nationalTargets, nationalRatio: nationalRatio(), draws };
  const [cold, ...warm] = times(() => drawFan(model, asked), 6);
  const own = median(warm);
  say(`${draws.toLocaleString('en-GB')} draws`, own, limits.draws, `first ${ms(cold)}`);
  const plain = plainModel(model);
  const few = draws / 10;
  const [loop] = times(() => drawPlainly(plain, few), 1);
  console.log(`  a plain loop: ${ms(loop * 10)} (${few} draws × 10), ${ratio(loop * 10, own)} ours`);
  const python = spawnSync('/usr/bin/python3', [new URL('trajectory/draws.py', import.meta.url).pathname], {
    input: JSON.stringify({ ...plain, draws }),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (python.status === 0)
    console.log(`  numpy: ${ms(Number(python.stdout))}, ${ratio(Number(python.stdout), own)} ours`);
  else console.log('  numpy is not there');
}

async function choice() {
  const candidates = madeUpSystem({ ...size, stage: 'idea' }).initiatives;
  const budgets = Array.from({ length: 10 }, (_, at) => ({ year: 2026 + at, pounds: '4000000' }));
  const before = performance.now();
  const found = await optimise({
    model: { ...model, initiatives: [] },
    candidates,
    budgets,
    aim: { of: 'plus', year: 'all' },
  });
  const took = performance.now() - before;
  const gap = `${(found.gapToOptimum * 100).toFixed(2)} % from the best at most`;
  say('500 candidates, ten budgets', took, limits.choice, `${found.chosen.length} chosen, ${gap}; solved twice`);
}

function times(work, count) {
  return Array.from({ length: count }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
}

function say(what, took, limit, more) {
  console.log(`${what}: ${ms(took)}, ${ratio(took, limit)} the limit of ${ms(limit)}; ${more}`);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(value) {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

function ratio(value, of) {
  return `${(value / of).toFixed(2)} ×`;
}
