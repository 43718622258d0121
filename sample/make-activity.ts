/**
 * Makes the sample's activity data: `node sample/make-activity.ts`. Lines are in the project's own form
 * (docs/formats/activity-lines.md); both files are committed as they come out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { sampleDrivers, sampleFiles } from '../src/carbon/testing/sample-lines.ts';
import type { TestLine } from '../src/carbon/testing/taken-in.ts';

const folder = new URL('activity/', import.meta.url);
mkdirSync(folder, { recursive: true });
write(
  'lines',
  sampleFiles().flatMap(({ lines }) => lines.map(rowOf)),
);
write('drivers', sampleDrivers());

function rowOf(line: TestLine) {
  const { organisation, site = '', fromMonth, activity, quantity, unit, spend = '', supplier = '' } = line;
  const { tier = 'standard', estimated = false, evidence = '' } = line;
  const period = `${Math.floor(fromMonth / 100)}-${String(fromMonth % 100).padStart(2, '0')}`;
  const estimate = estimated ? 'yes' : '';
  return { period, organisation, site, activity, quantity, unit, spend, supplier, tier, estimated: estimate, evidence };
}

function write(name: string, rows: object[]): void {
  writeFileSync(new URL(`${name}.csv`, folder), stringify(rows, { header: true, record_delimiter: '\r\n' }));
}
