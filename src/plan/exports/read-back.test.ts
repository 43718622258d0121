import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../platform/documents/read.ts';
import { scratch } from '../../platform/documents/testing/files.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { type Draft, everyCommitment } from '../draft.ts';
import { draftOfPlan } from '../draft-of-plan.ts';
import { planFromDraft } from '../from-draft.ts';
import { readPlan } from '../reading/read-plan.ts';
import { exportInput } from '../testing/export-input.ts';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { toCsv } from './csv.ts';
import { toDocx } from './docx.ts';
import { toPlanFile } from './json.ts';
import { toPdf } from './pdf.ts';
import { toXlsx } from './xlsx.ts';

const files = await scratch();
afterAll(files.remove);

const sample = join(import.meta.dirname, '../../../sample');
const settings = SystemSettings.parse(JSON.parse(readFileSync(join(sample, 'system.json'), 'utf8')));
const draft = readPlan(await readDocument(join(sample, 'green-plan.md')));
const input = exportInput({ plan: fixturePlan(planFromDraft(draft, settings, 'd1')) });

/** Each commitment by its words, with where it stands and what was found in it. */
function told(one: Draft) {
  const places = new Map(
    one.themes.flatMap(({ title, subthemes }) =>
      subthemes.flatMap((subtheme) =>
        subtheme.commitments.map((commitment) => [commitment.id, `${title} – ${subtheme.title}`]),
      ),
    ),
  );
  return [...everyCommitment(one)].map(({ id, text, dates, targets, children }) => ({
    text,
    place: places.get(id.split('.')[0] ?? id) ?? 'ambitions',
    dates: dates.map(({ edtf }) => edtf),
    targets: targets.map(({ value, unit }) => `${value} ${unit}`),
    parts: children.length,
  }));
}

const texts = (one: Draft) => new Set([...everyCommitment(one)].map(({ text }) => text));

async function readBack(name: string, content: string | Uint8Array): Promise<Draft> {
  return readPlan(await readDocument(await files.write(name, content)));
}

describe('a plan that was taken out of Greenplan and read again', () => {
  it('is all there from a CSV list: words, places, parts, dates and targets', async () => {
    expect(told(await readBack('plan.csv', toCsv(input)))).toEqual(told(draft));
  });

  it('is all there from a workbook, its recommendations too', async () => {
    const again = await readBack('plan.xlsx', await toXlsx(input));
    expect(told(again)).toEqual(told(draft));
    const asked = (one: Draft) =>
      one.themes.flatMap(({ subthemes }) => subthemes.flatMap((each) => each.recommendations.map(({ text }) => text)));
    expect(asked(again)).toEqual(asked(draft));
    expect([again.milestones.length, again.glossary.length]).toEqual([draft.milestones.length, draft.glossary.length]);
  });

  it('is the same from JSON', () => {
    const again = draftOfPlan(toPlanFile(input).plan);
    expect(again).toMatchObject({ title: draft.title, date: draft.date, links: draft.links });
    expect(told(again)).toEqual(told(draft));
  });

  it.each([
    ['Word', 'plan.docx', () => toDocx(input)],
    ['PDF', 'plan.pdf', async () => toPdf(input)],
  ])('has nearly every commitment, word for word, from the board paper in %s', async (_, name, make) => {
    const again = await readBack(name, await make());
    const whole = draft.themes.flatMap(({ subthemes }) => subthemes.flatMap(({ commitments }) => commitments));
    const found = texts(again);
    // A hyphen at the end of a line of a PDF may be the word's own, or not.
    expect(whole.filter(({ text }) => !found.has(text)).length).toBeLessThanOrEqual(1);
  });
});
