/** Greenplan's way from the raw file to figures, hotspots and rejects, step by step, as a server does it. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { figureDimensions } from '../../src/carbon/calculation/figures.ts';
import { methodOf } from '../../src/carbon/calculation/method.ts';
import { ratesOf } from '../../src/carbon/calculation/rates.ts';
import { factorLibrary, shippedFactors } from '../../src/carbon/factors/library.ts';
import { plainForm } from '../../src/carbon/intake/kinds/plain.ts';
import { CheckAnswer, type IntakeTask } from '../../src/carbon/intake/tasks.ts';
import { CarbonSettings } from '../../src/carbon/model.ts';
import { workApart } from '../../src/platform/apart.ts';
import { ParquetLedger } from '../../src/platform/ledger/parquet-ledger.ts';
import { stage } from '../../src/platform/staging/stage.ts';

const [, , file = '', data = ''] = process.argv;
const system = '00000000-0000-4000-8000-000000000001';
const id = '00000000-0000-4000-8000-00000000000f';
rmSync(data, { recursive: true, force: true });
mkdirSync(join(data, 'work'), { recursive: true });

const steps: Record<string, number> = {};
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  steps[name] = (performance.now() - began) / 1000;
  return result;
}

const limits = { memoryMegabytes: 1500, seconds: 3600 };
const staged = await step('find the table', () => stage({ path: file, name: 'lines.csv' }, join(data, 'tables')));
const [sheet] = staged.sheets;
if (!sheet) throw new Error('No table was found');
const task: IntakeTask = {
  type: 'check',
  sheet,
  file: id,
  fileName: 'lines.csv',
  organisation: null,
  today: '2026-04-01',
  organisations: Array.from({ length: 300 }, (_, n) => ({ slug: `org-${String(n).padStart(3, '0')}`, names: [] })),
  factors: [shippedFactors],
  folder: join(data, 'work'),
  mapping: plainForm,
  existing: [],
  earlierFiles: [],
  staff: [],
  ownSpend: [],
  settings: CarbonSettings.parse({}),
  ownFactors: [],
  existingFolder: null,
  rejectsAs: 'csv',
};
const { checked, summary } = await step('check every line', () =>
  workApart('carbon/intake/intake', task, CheckAnswer, limits),
);
const ledger = new ParquetLedger(join(data, 'ledger'));
await step('take the lines in', () => ledger.takeIn(system, id, join(data, 'work', 'lines.parquet')));
const method = methodOf(factorLibrary(), CarbonSettings.parse({}), []);
const { rates, missing } = await step('choose factors', async () =>
  ratesOf(
    summary.kinds,
    method,
    summary.partitions.map(({ organisation }) => organisation),
  ),
);
const inputs = summary.partitions.map(({ organisation, fromMonth }) => ({
  organisation,
  fromMonth,
  file: id,
  rateSet: method.hashOf(organisation),
}));
const sum = (by: Parameters<ParquetLedger['sum']>[0]['by'], of = inputs) =>
  ledger.sum({ systemId: system, inputs: of, rates, by });
const figures = await step('count the footprint', () => sum(figureDimensions));
const hotspots = await step('find the hotspots of one', () =>
  sum(
    ['year', 'supplier', 'category', 'scope', 'part', 'basis'],
    inputs.filter(({ organisation }) => organisation === 'org-000'),
  ),
);
await step('count one month again', () =>
  sum(
    figureDimensions,
    inputs.filter(({ organisation, fromMonth }) => organisation === 'org-000' && fromMonth === 202405),
  ),
);
const told = `${figures.length} figures, ${hotspots.length} rows of hotspots, ${checked.rows.rejected} rejects, ${missing.length} without a factor`;
console.log(JSON.stringify({ steps, told: z.string().parse(told) }));
