import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../platform/documents/read.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { contrast } from '../../platform/web/brand.ts';
import { readPlan } from './read-plan.ts';

const sample = join(import.meta.dirname, '../../../sample');

/** Counted by hand: what a newcomer must see on the first start. */
const subthemes = [
  ['Green Skills and Learning', 5, 5],
  ['Champions and Networks', 5, 4],
  ['Boards and Decisions', 5, 4],
  ['Care Pathways', 5, 4],
  ['Medicines and Gases', 6, 6],
  ['Prevention and Self-care', 5, 4],
  ['Warm, Efficient Buildings and Energy', 5, 5],
  ['Travel and Clean Air', 6, 5],
  ['Buying Well and Wasting Less', 6, 4],
  ['Heat, Flood and Drought', 5, 3],
  ['Community Organisations', 5, 4],
  ['Young People, Food and Green Space', 5, 4],
];

it('the sample system has settings that hold, and a colour on which white can be read', () => {
  const settings = SystemSettings.parse(JSON.parse(readFileSync(join(sample, 'system.json'), 'utf8')));
  expect(contrast(settings.brand.colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  const bySector = Object.groupBy(settings.organisations, ({ sector }) => sector);
  expect(
    [settings.places, bySector.icb, bySector.trust, bySector['local-authority']].map((all) => all?.length),
  ).toEqual([2, 1, 3, 4]);
});

describe.each(['green-plan.md', 'green-plan.pptx'])('the sample as %s', (file) => {
  const draft = readDocument(join(sample, file)).then(readPlan);

  it('has a title, a date and a vision', async () => {
    const { title, date, vision } = await draft;
    expect(title).toBe('Refreshing the Fenmarsh and Wold ICS Green Plan');
    expect(date).toBe('2026-10-16');
    expect(vision?.text).toMatch(/^Good health for everyone .* cost the earth$/);
  });

  it('has four themes of three sub-themes with their recommendations and commitments', async () => {
    const { themes } = await draft;
    expect(themes.map(({ title }) => title)).toEqual([
      'People and Leadership',
      'Care and Medicines',
      'Buildings, Travel and Supplies',
      'Communities and Places',
    ]);
    const found = themes.flatMap((theme) =>
      theme.subthemes.map((each) => [each.title, each.recommendations.length, each.commitments.length]),
    );
    expect(found).toEqual(subthemes);
  });

  it('keeps 33 parts with their commitments and 8 with the three ambitions', async () => {
    const { themes, ambitions } = await draft;
    const commitments = themes.flatMap((theme) => theme.subthemes.flatMap((each) => each.commitments));
    expect(commitments.flatMap(({ children }) => children)).toHaveLength(33);
    expect(ambitions.map(({ children }) => children.length)).toEqual([3, 2, 3]);
  });

  it('has 20 milestones, of which five are told again, and 16 rows of glossary', async () => {
    const { milestones, glossary } = await draft;
    expect(milestones).toHaveLength(25);
    expect(new Set(milestones.map(({ title }) => title)).size).toBe(20);
    expect(glossary).toHaveLength(16);
  });

  it('tells its story in chapters', async () => {
    const titles = (await draft).chapters.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Background', 'The case for change', 'Progress so far', 'Who is responsible for what']),
    );
  });
});
