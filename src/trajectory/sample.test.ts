import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCategory } from '../carbon/footprint/categories.ts';
import { readPlan } from '../plan/reading/read-plan.ts';
import { checkout } from '../platform/checkout.ts';
import { readDocument } from '../platform/documents/read.ts';
import { SystemSettings } from '../platform/systems.model.ts';
import { stages } from './rules/model.ts';
import { readSample } from './sample.ts';

describe('the sample’s initiatives', () => {
  it('are of every stage, of organisations that are there, and share what several do', async () => {
    const { initiatives } = await readSample();
    const { organisations } = SystemSettings.parse(
      JSON.parse(await readFile(join(checkout, 'sample/system.json'), 'utf8')),
    );
    const members = new Set(organisations.map(({ slug }) => slug));
    expect(initiatives.length).toBeGreaterThanOrEqual(25);
    expect(new Set(initiatives.map(({ stage }) => stage))).toEqual(new Set(stages));
    for (const { id, organisations: own } of initiatives) {
      expect([id, own.filter(({ organisation }) => !members.has(organisation))]).toEqual([id, []]);
      expect([id, own.reduce((sum, { share }) => sum + Math.round(Number(share) * 100), 0)]).toEqual([id, 100]);
    }
  });

  it('serve commitments of the sample’s plan, and act on categories that the NHS counts by', async () => {
    const { initiatives } = await readSample();
    const plan = readPlan(await readDocument(join(checkout, 'sample/green-plan.md')));
    const commitments = plan.themes.flatMap(({ subthemes }) =>
      subthemes.flatMap((one) =>
        one.commitments.flatMap(({ id, children }) => [id, ...children.map((part) => part.id)]),
      ),
    );
    for (const { id, commitments: served, actsOn } of initiatives) {
      expect([id, served.filter((one) => !commitments.includes(one))]).toEqual([id, []]);
      expect([id, actsOn.categories.filter((one) => !isCategory(one))]).toEqual([id, []]);
    }
  });

  it('are what its scenario is about', async () => {
    const { initiatives, scenarios } = await readSample();
    const ids = new Set(initiatives.map(({ id }) => id));
    for (const { changes } of scenarios) expect(changes.filter(({ initiative }) => !ids.has(initiative))).toEqual([]);
  });
});
