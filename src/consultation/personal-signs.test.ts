import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personalSignsIn, showingOf } from './personal-signs.ts';

describe('a remark', () => {
  it.each([
    ['Write to ann.smith@nhs.net about it', ['email']],
    ['Ring me on 01603 123 456', ['telephone']],
    ['I live at NR1 4AB and the bus never comes', ['postcode']],
    ['We live at 12 High Street, Saltmere', ['address']],
    ['NHS number 943 476 5919', ['number']],
    ['See www.peterbrown.example', ['web']],
    ['Dr Okafor told us so', ['name']],
    ['My name is Gordon', ['name']],
    ['Aisha Khan told me', ['name']],
    ['my GP, Priya Nair, says so', ['name']],
    ['Ask Ann Ash about it', ['name']],
    ['Plant 12,000 trees by 2030 on 22 sites', []],
    ['The ICB should publish CO2e for all 71 practices', []],
    ['The Wold Youth Council and Northmere Hospitals like the Green Plan', []],
  ])('“%s” may name or reach somebody: %j', async (text, expected) => {
    expect(await personalSignsIn(text)).toEqual(expected);
    expect(await showingOf(text)).toBe(expected.length > 0 ? 'waiting' : 'shown');
  });

  it('that quotes the plan is seldom held back: of the words of the sample few seem to name somebody', async () => {
    const plan = readFileSync(new URL('../../sample/green-plan.md', import.meta.url), 'utf8');
    const lines = plan.split('\n').filter((line) => line.trim() !== '');
    const held = await Promise.all(lines.map(personalSignsIn));
    expect(held.filter((signs) => signs.length > 0).length).toBeLessThan(lines.length / 50);
  });
});
