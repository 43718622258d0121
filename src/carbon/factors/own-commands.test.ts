import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { commandLine } from '../commands/testing.ts';
import { fenmarshSettings } from '../intake-pages/testing/team.ts';
import { factorCommands } from './commands.ts';

let greenplan: (...words: string[]) => Promise<string>;
beforeAll(async () => {
  const database = await testDatabase();
  const house = testHouse(database, []);
  await systemStore(database).create('fenmarsh', fenmarshSettings);
  greenplan = commandLine(factorCommands, async () => house);
});

const biogas = [
  ...['--organisation', 'northmere', '--activity', 'mains gas', '--unit', 'kwh', '--kg', '0.1'],
  ...['--from', '2024-04-01', '--evidence', 'The supplier’s certificate'],
];
const add = (...more: string[]) => greenplan('factors', 'own', 'add', ...biogas, ...more);

describe('a factor of an organisation’s own on the command line', () => {
  it('is added with evidence from a day on, listed, and ended, and stays in the list', async () => {
    expect(await greenplan('factors', 'own', 'list')).toContain('Add one with: bin/greenplan factors own add');
    expect(await add('--name', 'Biomethane blend')).toMatch(
      /^Added \([0-9a-f]{8}\): Biomethane blend, 0\.1 kgCO2e per kWh, of northmere from 2024-04-01\./,
    );
    const listed = await greenplan('factors', 'own', 'list');
    expect(listed.split('\t').slice(1)).toEqual([
      ...['northmere', 'Biomethane blend (Natural gas)', '0.1 kgCO2e per kwh', 'from 2024-04-01'],
      'The supplier’s certificate',
    ]);
    const id = listed.slice(0, 8);
    expect(await greenplan('factors', 'own', 'end', id)).toMatch(/^Ended: Biomethane blend of northmere\./);
    await expect(greenplan('factors', 'own', 'end', id)).rejects.toThrow(/ended already, on \d{4}-\d\d-\d\d/);
    expect(JSON.parse(await greenplan('factors', 'own', 'list', '--json'))).toMatchObject([
      { organisation: 'northmere', factor: { activity: 'fuels/gaseous-fuels/natural-gas' } },
    ]);
  });

  it('that could not be used is refused in a sentence', async () => {
    const wrong: [string[], RegExp][] = [
      [['--organisation', 'wold'], /There is no organisation "wold" here\. There are: northmere, harbeck\./],
      [['--activity', 'natural gaz'], /There is no activity "natural gaz"\. Nearest are: fuels/],
      [['--activity', 'odd/thing'], /under none of the kinds of activity/],
      [['--unit', 'furlongs'], /"furlongs" is no unit/],
      [['--kg', 'much'], /--kg 0\.18385/],
      [['--from', 'April'], /--from 2024-04-01/],
      [['--evidence', ' '], /after --evidence/],
      [['--part', 'some'], /--part with one of: direct/],
    ];
    for (const [words, sentence] of wrong) await expect(add(...words), words.join(' ')).rejects.toThrow(sentence);
    await expect(greenplan('factors', 'own', 'end', 'ffff')).rejects.toThrow('There is no such factor "ffff"');
  });
});
